// The codes of errors with which a payment, or the setting up of one, fails without a decline code, or
// with one that says no more. https://docs.stripe.com/error-codes
import type Stripe from 'stripe';

import type { DeclineEntry } from './decline-entry.ts';
import { needs, refused, temporary, unexplained, wrong } from './decline-kinds.ts';

type Code = Stripe.PaymentIntent.LastPaymentError.Code;
/** The SDK's codes without the open string that ends its union, so that a misspelt one is found. */
type KnownCode<Each extends string = Code> = Each extends string
  ? string extends Each
    ? never
    : Each
  : never;

export const paymentErrors: Readonly<Partial<Record<KnownCode, DeclineEntry>>> = {
  account_closed: needs('use_another_method', 'bank_account'),
  authentication_required: needs('authenticate', 'authenticate'),
  bank_account_restricted: needs('use_another_method', 'bank_account'),
  bank_account_unusable: needs('use_another_method', 'bank_account'),
  card_decline_rate_limit_exceeded: {
    // https://docs.stripe.com/error-codes#card-decline-rate-limit-exceeded: after 24 hours.
    retryable: true,
    advice: 'use_another_method',
    message: 'too_many_attempts',
  },
  card_declined: unexplained,
  charge_exceeds_transaction_limit: needs('use_another_method', 'limit_exceeded'),
  debit_not_authorized: needs('contact_bank', 'bank_account'),
  expired_card: needs('use_another_method', 'expired'),
  expired_payment_method: needs('use_another_method', 'method_invalid'),
  incorrect_address: wrong('address'),
  incorrect_cvc: wrong('cvc'),
  incorrect_number: wrong('number'),
  incorrect_postal_code: wrong('address'),
  incorrect_zip: wrong('address'),
  india_recurring_payment_mandate_canceled: needs('use_another_method', 'method_invalid'),
  insufficient_funds: {
    retryable: true,
    advice: 'use_another_method',
    message: 'insufficient_funds',
  },
  invalid_card_type: needs('use_another_method', 'not_supported'),
  invalid_cvc: wrong('cvc'),
  invalid_expiry_month: wrong('expiry'),
  invalid_expiry_year: wrong('expiry'),
  invalid_number: wrong('number'),
  invoice_payment_intent_requires_action: needs('authenticate', 'authenticate'),
  no_account: needs('use_another_method', 'bank_account'),
  payment_intent_action_required: needs('authenticate', 'authenticate'),
  payment_intent_authentication_failure: needs('authenticate', 'authentication_failed'),
  payment_intent_mandate_invalid: needs('use_another_method', 'method_invalid'),
  payment_intent_payment_attempt_expired: needs('try_again', 'timed_out'),
  payment_intent_payment_attempt_failed: unexplained,
  payment_method_customer_decline: needs('try_again', 'not_approved'),
  payment_method_not_available: temporary,
  payment_method_provider_decline: unexplained,
  payment_method_provider_timeout: temporary,
  payment_method_restricted: refused,
  payment_method_unactivated: needs('contact_seller', 'seller'),
  postal_code_invalid: wrong('address'),
  processing_error: temporary,
  refer_to_customer: unexplained,
  setup_attempt_failed: unexplained,
  setup_intent_authentication_failure: needs('authenticate', 'authentication_failed'),
  setup_intent_mandate_invalid: needs('use_another_method', 'method_invalid'),
  setup_intent_setup_attempt_expired: needs('try_again', 'timed_out'),
  three_d_secure_authentication_not_supported: needs('use_another_method', 'not_supported'),
  three_d_secure_authentication_upstream_error: temporary,
};
