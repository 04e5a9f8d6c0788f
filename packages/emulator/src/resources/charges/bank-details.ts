/** What a charge says of the bank account that it was paid from. */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

type Details = Wire<Stripe.Charge.PaymentMethodDetails>;
type PaymentMethod = Wire<Stripe.PaymentMethod>;

/** `mandate` is the id of the permission to debit the account; null where none is needed. */
export function bankDetails(paymentMethod: PaymentMethod, mandate: string | null): Details {
  const { ideal, sepa_debit: sepa, us_bank_account: account, type } = paymentMethod;
  return {
    ...(ideal !== undefined && {
      ideal: {
        bank: ideal.bank,
        bic: ideal.bic,
        generated_sepa_debit: null,
        generated_sepa_debit_mandate: null,
        iban_last4: '5264',
        transaction_id: null,
        verified_name: paymentMethod.billing_details.name,
      },
    }),
    ...(sepa !== undefined && {
      sepa_debit: {
        bank_code: sepa.bank_code,
        branch_code: sepa.branch_code,
        country: sepa.country,
        fingerprint: sepa.fingerprint,
        last4: sepa.last4,
        mandate,
      },
    }),
    ...(account !== undefined && {
      us_bank_account: {
        account_holder_type: account.account_holder_type,
        account_type: account.account_type,
        bank_name: account.bank_name,
        fingerprint: account.fingerprint,
        last4: account.last4,
        ...(mandate !== null && { mandate }),
        payment_reference: null,
        routing_number: account.routing_number,
      },
    }),
    type,
  };
}
