/**
 * The confirmation token: what a customer has entered on a page, to be confirmed with on the server.
 * https://docs.stripe.com/api/confirmation_tokens/object
 */
import type Stripe from 'stripe';

import { completeShipping } from '../charges/shipping.ts';
import type { Wire } from '../../objects/wire.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { TokenParameters } from './parameters.ts';

export type ConfirmationToken = Wire<Stripe.ConfirmationToken>;

/** What the emulator remembers of a token: the payment method that will be confirmed with. */
export interface ConfirmationTokenRecord {
  object: '_confirmation_token';
  /** The id of the token. */
  id: string;
  paymentMethod: string;
}

/** A token can be used for twelve hours. */
const lifeSeconds = 12 * 60 * 60;

export interface NewToken {
  id: string;
  /** In Unix seconds. */
  now: number;
  paymentMethod: PaymentMethod;
  parameters: TokenParameters;
}

export function newConfirmationToken(parts: NewToken): ConfirmationToken {
  const { id, now, paymentMethod, parameters } = parts;
  return {
    id,
    object: 'confirmation_token',
    created: now,
    expires_at: now + lifeSeconds,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: { card: { cvc_token: null } },
    payment_method_preview: preview(paymentMethod),
    return_url: parameters.return_url ?? null,
    setup_future_usage: parameters.setup_future_usage ?? null,
    setup_intent: null,
    shipping: shippingOf(parameters.shipping),
    use_stripe_sdk: true,
  };
}

/** The payment method as it will be: without an id, as at Stripe it is only made when confirmed. */
function preview(paymentMethod: PaymentMethod): ConfirmationToken['payment_method_preview'] {
  const { allow_redisplay, billing_details, card, customer, type } = paymentMethod;
  return {
    ...(allow_redisplay !== undefined && { allow_redisplay }),
    billing_details,
    ...(card !== undefined && { card }),
    customer,
    customer_account: null,
    type,
  };
}

function shippingOf(given: TokenParameters['shipping']): ConfirmationToken['shipping'] {
  if (given === undefined) return null;
  const { address, name, phone } = completeShipping(given);
  return { address, name: name ?? given.name, phone: phone ?? null };
}
