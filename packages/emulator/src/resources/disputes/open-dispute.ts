/**
 * Some test cards have their charges disputed as soon as the money is taken.
 * https://docs.stripe.com/testing#disputes
 */
import { schedule } from '../../clock/due-queue.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Charge } from '../charges/object.ts';
import { aftermathOf } from '../payment-methods/instrument.ts';
import type { Aftermath } from '../payment-methods/test-card.ts';
import { withdrawFunds } from './money.ts';
import { newDispute, type DisputeCause } from './object.ts';

/** The kind of the due task that ends a dispute which nobody has answered. */
export const evidenceIsDue = 'dispute.evidence_is_due';

const causes: ReadonlyMap<Aftermath, readonly DisputeCause[]> = new Map([
  ['dispute_fraudulent', [{ reason: 'fraudulent', inquiry: false }]],
  ['dispute_product_not_received', [{ reason: 'product_not_received', inquiry: false }]],
  ['dispute_inquiry', [{ reason: 'fraudulent', inquiry: true }]],
  [
    'dispute_multiple',
    [
      { reason: 'fraudulent', inquiry: false },
      { reason: 'product_not_received', inquiry: false },
    ],
  ],
]);

/** The reaction to a charge: its customer disputes it, if the card is one of those. */
export function disputeIfDue(unit: UnitOfWork, chargeId: string): void {
  const charge = unit.mustGet('charge', chargeId);
  if (!charge.captured) return;
  const aftermath = aftermathOf(unit, charge.payment_method);
  const due = aftermath === null ? [] : (causes.get(aftermath) ?? []);
  const [first] = due;
  if (first === undefined) return;
  unit.update('charge', chargeId, { disputed: true });
  // Several disputes of one charge share what it brought in.
  const share = Math.floor(charge.amount_captured / due.length);
  const rest = charge.amount_captured - share * due.length;
  for (const cause of due) {
    openDispute(unit, charge, { amount: cause === first ? share + rest : share, cause });
  }
}

function openDispute(
  unit: UnitOfWork,
  charge: Charge,
  { amount, cause }: { amount: number; cause: DisputeCause },
): void {
  const id = unit.newId('dispute');
  const opened = unit.insert<'dispute'>(newDispute({ id, now: unit.now, charge, amount, cause }));
  const { due_by: dueBy } = opened.evidence_details;
  if (dueBy !== null) schedule(unit, { kind: evidenceIsDue, subject: id, dueAt: dueBy });
  if (cause.inquiry) {
    // The bank asks, and leaves the money where it is.
    unit.emit('charge.dispute.created', opened);
    return;
  }
  const withdrawn = withdrawFunds(unit, opened);
  unit.emit('charge.dispute.created', withdrawn);
  unit.emit('charge.dispute.funds_withdrawn', withdrawn);
}
