// How much of a payment can still be given back. Pure.
import type Stripe from 'stripe';

import { RefundError } from '../errors/refund-error.ts';
import { decimalText } from '../money/format-money.ts';
import { type Money, moneyFromStripe } from '../money/money.ts';

/** A payment, as far as refunds are concerned. Amounts in minor units. */
export interface Refundable {
  readonly id: string;
  readonly currency: string;
  readonly captured: number;
  readonly refunded: number;
}

/**
 * What can be refunded of a payment intent whose `latest_charge` is expanded.
 *
 * @throws RefundError (`payment_not_refundable`) for a payment of which nothing was taken.
 */
export function refundableOf(intent: Stripe.PaymentIntent): Refundable {
  const charge = intent.latest_charge;
  if (
    charge === null ||
    typeof charge === 'string' ||
    !charge.paid ||
    charge.amount_captured === 0
  ) {
    throw new RefundError(
      'payment_not_refundable',
      `There is nothing to refund: this payment is \`${intent.status}\`.`,
      { ids: { payment: intent.id } },
    );
  }
  return {
    id: intent.id,
    currency: charge.currency,
    captured: charge.amount_captured,
    refunded: refundedOf(charge),
  };
}

/**
 * How much of what was taken has been given back, or is on its way, in minor units.
 *
 * Where only a part of the held money was captured, Stripe counts the rest, which was never taken, as refunded.
 */
export function refundedOf(
  charge: Pick<Stripe.Charge, 'amount' | 'amount_captured' | 'amount_refunded' | 'refunded'>,
): number {
  if (charge.refunded) return charge.amount_captured;
  const released = charge.amount - charge.amount_captured;
  return charge.amount_refunded < released
    ? charge.amount_refunded
    : charge.amount_refunded - released;
}

/**
 * Passes when `amount`, or anything at all where it is left out, can still be given back.
 *
 * @throws RefundError (`refund_too_large`), which says how much is left.
 */
export function checkLeft(payment: Refundable, amount: Money | undefined, cause?: unknown): void {
  const { id, currency, captured, refunded } = payment;
  const left = captured - refunded;
  const wanted = amount?.amount ?? 1;
  const isSameCurrency = amount === undefined || amount.currency === currency;
  if (isSameCurrency && wanted >= 1 && wanted <= left) return;
  const what = amount === undefined ? 'Nothing more' : `${inWords(amount)} is not what`;
  throw new RefundError(
    'refund_too_large',
    `${what} can be refunded: ${inWords(moneyFromStripe(left, currency))} of this payment is left.`,
    { cause, ids: { payment: id } },
  );
}

function inWords(money: Money): string {
  return `${decimalText(money)} ${money.currency.toUpperCase()}`;
}
