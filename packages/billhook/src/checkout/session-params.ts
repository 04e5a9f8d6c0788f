// Turns a checkout in the app's words into the parameters of Stripe's call. Pure.
// https://docs.stripe.com/api/checkout/sessions/create
import type Stripe from 'stripe';

import { checkMinorUnits } from '../money/check-minor-units.ts';
import { linkMetadata } from '../webhooks/link.ts';
import type { CheckoutInput, CheckoutItem } from './checkout-input.ts';

type SessionParams = Stripe.Checkout.SessionCreateParams;
type LineItem = NonNullable<SessionParams['line_items']>[number];

/**
 * The parameters of the session. Its metadata says whose it is; so does that of the payment, setup or
 * subscription that comes of it. An invoice of a subscription carries the subscription's.
 *
 * @throws AmountError when an amount is not a whole number of minor units.
 */
export function sessionParams(
  input: CheckoutInput,
  customerId: string,
  environment?: string,
): SessionParams {
  const link = { userId: input.user.id, reference: input.reference, environment };
  const metadata = { ...input.metadata, ...linkMetadata(link) };
  const items = (input.items ?? []).map(lineItem);
  return {
    ...input.stripe,
    ...linkedResult(input, metadata),
    mode: input.mode,
    customer: customerId,
    success_url: input.successUrl,
    metadata,
    ...(input.cancelUrl === undefined ? {} : { cancel_url: input.cancelUrl }),
    ...(input.reference === undefined ? {} : { client_reference_id: input.reference }),
    ...(items.length === 0 ? {} : { line_items: items }),
  };
}

/** Links what comes of the session, keeping what the app asked for in the same place. */
function linkedResult(
  input: CheckoutInput,
  metadata: Record<string, string>,
): Partial<SessionParams> {
  const given = input.stripe ?? {};
  switch (input.mode) {
    case 'payment':
      return {
        payment_intent_data: withMetadata(given.payment_intent_data, metadata),
        ...(given.invoice_creation?.enabled === true
          ? {
              invoice_creation: {
                ...given.invoice_creation,
                invoice_data: withMetadata(given.invoice_creation.invoice_data, metadata),
              },
            }
          : {}),
      };
    case 'subscription':
      return { subscription_data: withMetadata(given.subscription_data, metadata) };
    case 'setup':
      return { setup_intent_data: withMetadata(given.setup_intent_data, metadata) };
  }
}

function withMetadata<Data extends object>(
  data: Data | undefined,
  metadata: Record<string, string>,
): Data & { metadata: Record<string, string> };
function withMetadata(
  data: { metadata?: object } | undefined,
  metadata: Record<string, string>,
): object {
  return { ...data, metadata: { ...data?.metadata, ...metadata } };
}

function lineItem(item: CheckoutItem): LineItem {
  const quantity = item.quantity ?? 1;
  if ('price' in item) return { price: item.price, quantity };
  const { unit_amount: amount, currency } = item.priceData;
  if (amount !== undefined) checkMinorUnits(amount, currency);
  return { price_data: item.priceData, quantity };
}
