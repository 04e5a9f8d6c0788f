/** Giving money back. https://docs.stripe.com/api/refunds/create */
import type Stripe from 'stripe';

import { schedule } from '../../clock/due-queue.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import { newMetadata } from '../../objects/metadata.ts';
import { orNull } from '../../objects/unset.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Charge } from '../charges/object.ts';
import { aftermathOf } from '../payment-methods/instrument.ts';
import type { Aftermath } from '../payment-methods/test-card.ts';
import { bookRefund } from './book-refund.ts';
import { newRefund, type Refund } from './object.ts';
import {
  alreadyRefunded,
  amountTooLarge,
  amountTooSmall,
  chargedBack,
  noSuccessfulCharge,
  notCaptured,
  nothingNamed,
} from './refusals.ts';
import { refundFails, refundSettles, settlesAfterSeconds } from './settle.ts';

export type RefundParameters = Pick<
  Stripe.RefundCreateParams,
  'amount' | 'charge' | 'metadata' | 'payment_intent' | 'reason'
>;

/**
 * Gives back a part of a charge, or all that is left of it. What is still pending counts as given.
 *
 * @throws StripeError when there is no such charge, or less is left of it than is asked for.
 */
export function createRefund(unit: UnitOfWork, parameters: RefundParameters): Refund {
  const charge = chargeToRefund(unit, parameters);
  const amount = amountToRefund(charge, parameters.amount);
  const aftermath = aftermathOf(unit, charge.payment_method);
  const refund = unit.insert<'refund'>(
    newRefund({
      id: unit.newId('refund'),
      now: unit.now,
      charge,
      amount,
      reason: parameters.reason ?? null,
      metadata: newMetadata(orNull(parameters.metadata)),
      pending: aftermath === 'refund_pending',
    }),
  );
  const refunded = charge.amount_refunded + amount;
  const reduced = unit.update('charge', charge.id, {
    amount_refunded: refunded,
    refunded: refunded === charge.amount_captured,
  });
  const booked = bookRefund(unit, refund, reduced);
  unit.emit('refund.created', booked);
  unit.emit('charge.refunded', reduced);
  scheduleAftermath(unit, booked, aftermath);
  return booked;
}

function chargeToRefund(unit: UnitOfWork, parameters: RefundParameters): Charge {
  const charge = namedCharge(unit, parameters);
  if (charge.status !== 'succeeded') throw noSuccessfulCharge(charge.payment_intent);
  if (!charge.captured) throw notCaptured(charge);
  const chargeback = unit
    .all('dispute')
    .find((dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable);
  if (chargeback !== undefined) throw chargedBack(charge);
  return charge;
}

function namedCharge(
  unit: UnitOfWork,
  { charge: chargeId, payment_intent: intentId }: RefundParameters,
): Charge {
  if (chargeId !== undefined) {
    const charge = unit.get('charge', chargeId);
    // Stripe answers as if the URL had named it.
    if (charge === undefined) throw resourceMissing('charge', chargeId);
    return charge;
  }
  if (intentId === undefined) throw nothingNamed();
  const intent = unit.get('payment_intent', intentId);
  if (intent === undefined) throw resourceMissing('payment_intent', intentId, 'payment_intent');
  if (intent.latest_charge === null) throw noSuccessfulCharge(intentId);
  return unit.mustGet('charge', intent.latest_charge);
}

function amountToRefund(charge: Charge, asked: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0) throw alreadyRefunded(charge);
  if (asked === undefined) return left;
  if (asked < 1) throw amountTooSmall();
  if (asked > left) throw amountTooLarge(asked, left, charge);
  return asked;
}

/** Some test cards have their refunds settle, or fail, some time later. */
function scheduleAftermath(unit: UnitOfWork, { id }: Refund, aftermath: Aftermath | null): void {
  const dueAt = unit.now + settlesAfterSeconds;
  if (aftermath === 'refund_pending') schedule(unit, { kind: refundSettles, subject: id, dueAt });
  if (aftermath === 'refund_fails') schedule(unit, { kind: refundFails, subject: id, dueAt });
}
