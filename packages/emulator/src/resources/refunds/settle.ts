/**
 * What becomes of a refund later, by the test card that was charged: it goes through after a while,
 * or it fails after it seemed to have gone through.
 * https://docs.stripe.com/testing#refunds
 */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { bookFailure } from './book-refund.ts';
import type { Refund } from './object.ts';

/** The kinds of the due tasks. */
export const refundSettles = 'refund.settles';
export const refundFails = 'refund.fails';

/** Stripe says "some time later"; this is long enough to see the state before. */
export const settlesAfterSeconds = 5;

export function settleRefund(unit: UnitOfWork, id: string): void {
  const { pending_reason: _, ...refund } = unit.mustGet('refund', id);
  if (refund.status !== 'pending') return;
  announceRefundUpdate(unit, unit.insert<'refund'>({ ...refund, status: 'succeeded' }));
}

/** The bank could not give the money to the customer, so it is the account's again. */
export function failRefund(unit: UnitOfWork, id: string): void {
  const refund = unit.mustGet('refund', id);
  if (refund.status !== 'succeeded' || refund.charge === null) return;
  const charge = unit.mustGet('charge', refund.charge);
  unit.update('charge', charge.id, {
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
  const failed = unit.update('refund', id, {
    failure_balance_transaction: bookFailure(unit, refund),
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  });
  announceRefundUpdate(unit, failed);
  unit.emit('refund.failed', failed);
}

/** Stripe announces each change of a refund twice: as its own, and in the older way as the charge's. */
export function announceRefundUpdate(unit: UnitOfWork, refund: Refund): void {
  unit.emit('refund.updated', refund);
  unit.emit('charge.refund.updated', refund);
}
