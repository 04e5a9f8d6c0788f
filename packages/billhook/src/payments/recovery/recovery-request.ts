// Who may see the page of a payment: whoever has a link that was made here, or the client secret that Stripe
// adds when it sends a customer back.
import Stripe from 'stripe';

import type { PaymentParts } from '../payment-parts.ts';
import { isSame } from './recovery-link.ts';

/** Reads the payment that the parameters name, or undefined if they do not prove anything. */
export async function readRecoverable(
  parameters: URLSearchParams,
  { gate, links, stripe }: Pick<PaymentParts, 'gate' | 'links' | 'stripe'>,
): Promise<Stripe.PaymentIntent | undefined> {
  const id = parameters.get('payment_intent') ?? '';
  const token = parameters.get('token');
  const clientSecret = parameters.get('payment_intent_client_secret') ?? '';
  const hasToken = token !== null && links.isToken(id, token);
  // A secret names its payment; what does not fit is not worth asking Stripe for.
  if (!hasToken && !(id !== '' && clientSecret.startsWith(`${id}_secret_`))) return undefined;
  try {
    const intent = await gate.call(async (options) =>
      stripe.paymentIntents.retrieve(id, {}, { ...options }),
    );
    return hasToken || isSame(intent.client_secret ?? '', clientSecret) ? intent : undefined;
  } catch (error) {
    if (isUnknown(error)) return undefined;
    throw error;
  }
}

function isUnknown(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
  );
}
