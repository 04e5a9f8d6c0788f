// Confirms a payment on the server: with a payment method that the browser or the user's saved ones gave.
import Stripe from 'stripe';

import type { Payment } from './payment.ts';
import type { ConfirmInput } from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/** Confirms it. A payment that was confirmed before is given as it stands: repeating the call does no harm. */
export async function confirmPayment(
  id: string,
  input: ConfirmInput,
  parts: PaymentParts,
): Promise<Payment> {
  return readPayment(await confirmIntent(id, input, parts), input, parts.links);
}

/**
 * The intent after the attempt, also when it was declined.
 *
 * https://docs.stripe.com/api/payment_intents/confirm
 */
export async function confirmIntent(
  id: string,
  input: ConfirmInput,
  parts: Pick<PaymentParts, 'gate' | 'newId' | 'stripe'>,
): Promise<Stripe.PaymentIntent> {
  const { stripe, gate } = parts;
  // One attempt is one call: the key serves its retries. That no money moves twice is the intent's doing.
  const key = { idempotencyKey: `billhook-confirm-${parts.newId()}` };
  try {
    return await gate.call(async (options) =>
      stripe.paymentIntents.confirm(id, confirmParams(input), { ...options, ...key }),
    );
  } catch (error) {
    const intent = await intentAfter(error, id, parts);
    if (intent === undefined) throw error;
    return intent;
  }
}

function confirmParams(input: ConfirmInput): Stripe.PaymentIntentConfirmParams {
  return {
    ...(input.paymentMethod === undefined ? {} : { payment_method: input.paymentMethod }),
    ...(input.returnUrl === undefined ? {} : { return_url: input.returnUrl }),
    ...(input.offSession === undefined ? {} : { off_session: input.offSession }),
  };
}

/** The intent that an error is about, if the error is only how the payment stands: declined, or over already. */
async function intentAfter(
  error: unknown,
  id: string,
  { stripe, gate }: Pick<PaymentParts, 'gate' | 'stripe'>,
): Promise<Stripe.PaymentIntent | undefined> {
  if (error instanceof Stripe.errors.StripeCardError) return error.payment_intent;
  if (!isUnexpectedState(error)) return undefined;
  const intent = await gate.call(async (options) =>
    stripe.paymentIntents.retrieve(id, {}, { ...options }),
  );
  return isConfirmed(intent) ? intent : undefined;
}

/** https://docs.stripe.com/error-codes#payment-intent-unexpected-state */
export function isUnexpectedState(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.code === 'payment_intent_unexpected_state'
  );
}

function isConfirmed({ status }: Stripe.PaymentIntent): boolean {
  return status === 'succeeded' || status === 'processing' || status === 'requires_capture';
}
