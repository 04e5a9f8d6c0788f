// Gives a payment up before it is made; money that it holds is released.
import { isUnexpectedState } from './confirm-payment.ts';
import type { Payment } from './payment.ts';
import type { CancelInput } from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/**
 * Cancels it. One that was canceled before is given as it stands.
 *
 * https://docs.stripe.com/api/payment_intents/cancel
 */
export async function cancelPayment(
  id: string,
  { reason }: CancelInput,
  { stripe, gate, links, newId }: PaymentParts,
): Promise<Payment> {
  const params = reason === undefined ? {} : { cancellation_reason: reason };
  const key = { idempotencyKey: `billhook-cancel-${newId()}` };
  try {
    const intent = await gate.call(async (options) =>
      stripe.paymentIntents.cancel(id, params, { ...options, ...key }),
    );
    return readPayment(intent, {}, links);
  } catch (error) {
    if (!isUnexpectedState(error)) throw error;
    const intent = await gate.call(async (options) =>
      stripe.paymentIntents.retrieve(id, {}, { ...options }),
    );
    if (intent.status === 'canceled') return readPayment(intent, {}, links);
    throw error;
  }
}
