/** Books what moves into the balance, and makes the funds available when they are due. */
import { schedule } from '../../clock/due-queue.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import {
  balanceTransaction,
  chargeMovement,
  type BalanceTransaction,
  type ChargedFunds,
  type Movement,
} from './object.ts';

/** The kind of the due task that turns a transaction from `pending` to `available`. */
export const becomesAvailable = 'balance_transaction.becomes_available';

/** Stores the balance transaction of a movement. */
export function recordMovement(unit: UnitOfWork, movement: Movement): BalanceTransaction {
  const id = unit.newId('balance_transaction');
  const transaction = unit.insert<'balance_transaction'>(
    balanceTransaction(id, movement, unit.now),
  );
  if (!movement.availableAtOnce) {
    schedule(unit, { kind: becomesAvailable, subject: id, dueAt: transaction.available_on });
  }
  return transaction;
}

/** Stores the balance transaction of a captured charge. */
export function recordCharge(unit: UnitOfWork, funds: ChargedFunds): BalanceTransaction {
  return recordMovement(unit, chargeMovement(funds));
}

/** What the due task does. */
export function makeAvailable(unit: UnitOfWork, id: string): void {
  unit.update('balance_transaction', id, { status: 'available' });
}
