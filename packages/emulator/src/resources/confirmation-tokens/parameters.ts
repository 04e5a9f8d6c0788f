/**
 * What a token is made of. Stripe.js makes them, so the SDK for servers has no parameters for it;
 * the parts are those of payment intents and payment methods.
 */
import type Stripe from 'stripe';

import { checkedOrThrow } from '../../http/checked-or-throw.ts';
import { checkShape } from '../../parameters/check-parameters.ts';
import { parameterTables, type ParameterShape } from '../../parameters/parameter-tables.ts';
import type { RawParameters } from '../../parameters/raw-parameters.ts';

export interface TokenParameters {
  expand?: string[];
  payment_method?: string;
  payment_method_data?: Stripe.PaymentMethodCreateParams;
  return_url?: string;
  setup_future_usage?: 'off_session' | 'on_session';
  shipping?: Stripe.PaymentIntentCreateParams.Shipping;
}

const { operations, shapes } = parameterTables;
const ofIntent = shapes[operations['POST /v1/payment_intents'] ?? '']?.fields ?? {};

const shape: ParameterShape = {
  required: [],
  fields: {
    expand: { array: 'string' },
    payment_method: 'string',
    payment_method_data: { object: operations['POST /v1/payment_methods'] ?? '' },
    return_url: 'string',
    setup_future_usage: ofIntent['setup_future_usage'] ?? 'string',
    shipping: ofIntent['shipping'] ?? 'string',
  },
};

/** The parameters, checked; what Stripe.js adds for itself is left out. */
export function tokenParameters(raw: RawParameters): TokenParameters {
  const { client_context: _, mandate_data: __, use_stripe_sdk: ___, ...others } = raw;
  const { payment_method_options: ____, ...asked } = others;
  // They have been checked against the very shape that this type describes.
  return checkedOrThrow(checkShape(shape, asked)) as TokenParameters;
}
