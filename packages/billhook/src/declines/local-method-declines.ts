// The codes of other methods than cards that Stripe documents, both as decline codes and as the reasons
// of a charge's outcome, which are called differently for some.
// https://docs.stripe.com/declines/codes#local-payment-method-decline-codes
import type { DeclineEntry } from './decline-entry.ts';
import { confidential, needs, refused, temporary, unexplained, wrong } from './decline-kinds.ts';

export const localMethodDeclines: Readonly<Record<string, DeclineEntry>> = {
  card_already_activated: refused,
  compliance_violation: confidential,
  expired_payment_information: wrong('method_invalid'),
  invalid_authorization: needs('use_another_method', 'method_invalid'),
  invalid_billing_agreement: needs('use_another_method', 'method_invalid'),
  invalid_business_account: needs('contact_seller', 'seller'),
  invalid_customer_account: wrong('provider_account'),
  invalid_payment_information: wrong('details'),
  invalid_track_data: needs('try_again', 'read_again'),
  lost_or_stolen_card: confidential,
  partner_action_not_supported: needs('use_another_method', 'not_supported'),
  partner_duplicate_transaction: needs('check_earlier_payment', 'duplicate'),
  partner_expired_card: needs('use_another_method', 'expired'),
  partner_generic_decline: unexplained,
  partner_high_risk_customer: confidential,
  partner_insufficient_funds: needs('use_another_method', 'insufficient_funds'),
  partner_invalid_amount: needs('use_another_method', 'not_supported'),
  partner_invalid_currency: needs('use_another_method', 'currency_not_supported'),
  partner_payment_not_found: needs('try_again', 'temporary'),
  partner_processing_error: temporary,
  payment_disputed: needs('contact_seller', 'seller'),
  payment_limit_exceeded: needs('use_another_method', 'limit_exceeded'),
  recurring_not_supported_by_bank: needs('use_another_method', 'not_supported'),
};
