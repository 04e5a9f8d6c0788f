/**
 * The setup attempt: one confirmation of a setup intent, and what came of it.
 * https://docs.stripe.com/api/setup_attempts/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';

export type SetupAttempt = Wire<Stripe.SetupAttempt>;
type Details = SetupAttempt['payment_method_details'];

export interface NewSetupAttempt {
  id: string;
  /** In Unix seconds. */
  now: number;
  intent: Wire<Stripe.SetupIntent>;
  paymentMethod: PaymentMethod;
}

export function newSetupAttempt({ id, now, intent, paymentMethod }: NewSetupAttempt): SetupAttempt {
  return {
    id,
    object: 'setup_attempt',
    application: null,
    created: now,
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: paymentMethod.id,
    payment_method_details: detailsOf(paymentMethod),
    setup_error: null,
    setup_intent: intent.id,
    status: 'requires_confirmation',
    usage: intent.usage,
  };
}

function detailsOf({ type, card }: PaymentMethod): Details {
  if (card === undefined) return { type };
  return {
    card: {
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      last4: card.last4,
      network: card.brand,
      three_d_secure: null,
      wallet: null,
    },
    type,
  };
}

/** The details of an attempt whose customer passed the bank's challenge. */
export function passedChallenge(details: Details): Details {
  if (details.card === undefined) return details;
  return {
    ...details,
    card: {
      ...details.card,
      three_d_secure: {
        authentication_flow: 'challenge',
        electronic_commerce_indicator: '05',
        result: 'authenticated',
        result_reason: null,
        transaction_id: null,
        version: '2.2.0',
      },
    },
  };
}
