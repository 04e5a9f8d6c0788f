/**
 * The mandate: a customer's permission to debit a bank account.
 * https://docs.stripe.com/api/mandates/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';

export type Mandate = Wire<Stripe.Mandate>;

export interface NewMandate {
  id: string;
  /** In Unix seconds. */
  now: number;
  paymentMethod: PaymentMethod;
  baseUrl: string;
}

/** A permission for as many debits as are needed, given on a page of the web. */
export function newMandate({ id, now, paymentMethod, baseUrl }: NewMandate): Mandate {
  const { type } = paymentMethod;
  return {
    id,
    object: 'mandate',
    customer_acceptance: {
      accepted_at: now,
      online: { ip_address: '127.0.0.1', user_agent: null },
      type: 'online',
    },
    livemode: false,
    multi_use: {},
    payment_method: paymentMethod.id,
    payment_method_details: {
      ...(type === 'sepa_debit' && {
        sepa_debit: { reference: id.slice(-16).toUpperCase(), url: `${baseUrl}/mandates/${id}` },
      }),
      ...(type === 'us_bank_account' && { us_bank_account: {} }),
      type,
    },
    status: 'active',
    type: 'multi_use',
  };
}
