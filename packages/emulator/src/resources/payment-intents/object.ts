/** The payment intent. https://docs.stripe.com/api/payment_intents/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import { acceptedTypes, configurationId } from '../payment-methods/accepted-types.ts';

export type PaymentIntent = Wire<Stripe.PaymentIntent>;
export type PaymentMethodOptions = Wire<Stripe.PaymentIntent.PaymentMethodOptions>;
export type CreateParameters = Stripe.PaymentIntentCreateParams;

/** What a request says of card payments; the same for creating, updating and confirming. */
type CardOptions = Pick<
  Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card,
  'network' | 'request_three_d_secure'
>;

/** What an intent is made of, once the parameters have been looked at. */
export interface NewPaymentIntent {
  id: string;
  clientSecret: string;
  /** In Unix seconds. */
  now: number;
  /** In lower case. */
  currency: string;
  metadata: Record<string, string>;
  shipping: PaymentIntent['shipping'];
  parameters: CreateParameters;
}

/** A new intent, before anybody has tried to pay it. */
export function newPaymentIntent(parts: NewPaymentIntent): PaymentIntent {
  const { id, clientSecret, now, currency, metadata, shipping, parameters } = parts;
  const automatic = automaticPaymentMethods(parameters);
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    amount: parameters.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automatic,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: parameters.capture_method ?? 'automatic_async',
    client_secret: clientSecret,
    confirmation_method: parameters.confirmation_method ?? 'automatic',
    created: now,
    currency,
    customer: parameters.customer ?? null,
    customer_account: null,
    description: parameters.description ?? null,
    excluded_payment_method_types: parameters.excluded_payment_method_types ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details:
      automatic?.enabled === true ? { id: configurationId, parent: null } : null,
    payment_method_options: paymentMethodOptions(parameters.payment_method_options?.card),
    payment_method_types: acceptedTypes(parameters),
    payment_record: null,
    processing: null,
    receipt_email: parameters.receipt_email ?? null,
    review: null,
    setup_future_usage: parameters.setup_future_usage ?? null,
    shipping,
    source: null,
    statement_descriptor: parameters.statement_descriptor ?? null,
    statement_descriptor_suffix: parameters.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: parameters.transfer_group ?? null,
  };
}

/** Unless told which types to allow, an intent takes those that are enabled for the account. */
function automaticPaymentMethods(
  parameters: CreateParameters,
): PaymentIntent['automatic_payment_methods'] {
  const asked = parameters.automatic_payment_methods;
  if (asked === undefined && parameters.allowed_payment_method_types !== undefined) return null;
  return {
    allow_redirects: asked?.allow_redirects ?? 'always',
    enabled: asked?.enabled ?? true,
  };
}

/** The options of card payments, with Stripe's defaults for what isn't said. */
export function paymentMethodOptions(
  asked: Stripe.Emptyable<CardOptions> | undefined,
  current?: PaymentIntent['payment_method_options'],
): PaymentMethodOptions {
  const card = asked === '' || asked === null ? undefined : asked;
  return {
    card: {
      installments: null,
      mandate_options: null,
      network: card?.network ?? current?.card?.network ?? null,
      request_three_d_secure:
        card?.request_three_d_secure ?? current?.card?.request_three_d_secure ?? 'automatic',
    },
  };
}
