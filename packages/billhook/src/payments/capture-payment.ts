// Takes the money that a payment holds, or a part of it.
import { AmountError } from '../errors/amount-error.ts';
import { isUnexpectedState } from './confirm-payment.ts';
import type { Payment } from './payment.ts';
import type { CaptureInput } from './payment-input.ts';
import type { PaymentParts } from './payment-parts.ts';
import { readPayment } from './read-payment.ts';

/**
 * Captures it. A payment of which just that was captured before is given as it stands, so that a call can be repeated.
 *
 * https://docs.stripe.com/api/payment_intents/capture
 */
export async function capturePayment(
  id: string,
  { amount }: CaptureInput,
  parts: PaymentParts,
): Promise<Payment> {
  const { stripe, gate, links, newId } = parts;
  const read = async (): Promise<Payment> =>
    readPayment(
      await gate.call(async (options) => stripe.paymentIntents.retrieve(id, {}, { ...options })),
      {},
      links,
    );
  if (amount !== undefined) checkCurrencyOf(await read(), amount.currency);
  const params = amount === undefined ? {} : { amount_to_capture: amount.amount };
  const key = { idempotencyKey: `billhook-capture-${newId()}` };
  try {
    const intent = await gate.call(async (options) =>
      stripe.paymentIntents.capture(id, params, { ...options, ...key }),
    );
    return readPayment(intent, {}, links);
  } catch (error) {
    if (!isUnexpectedState(error)) throw error;
    const payment = await read();
    const captured = payment.outcome.status === 'succeeded';
    const isSame = amount === undefined || amount.amount === payment.received.amount;
    if (captured && isSame) return payment;
    throw error;
  }
}

/** Stripe takes a bare number here, in the currency of the payment. */
function checkCurrencyOf(payment: Payment, currency: string): void {
  if (payment.amount.currency === currency) return;
  throw new AmountError(
    'currency_mismatch',
    `This payment is in ${payment.amount.currency.toUpperCase()}, not in ${currency.toUpperCase()}.`,
    {
      ids: { payment: payment.id },
      remedy: 'Pass the amount in the currency of the payment.',
    },
  );
}
