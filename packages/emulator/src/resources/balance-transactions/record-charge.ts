/** Books a captured charge into the balance, and makes the funds available when they are due. */
import { schedule } from '../../clock/due-queue.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { chargeTransaction, type BalanceTransaction, type ChargedFunds } from './object.ts';

/** The kind of the due task that turns a transaction from `pending` to `available`. */
export const becomesAvailable = 'balance_transaction.becomes_available';

/** Stores the balance transaction of a captured charge. */
export function recordCharge(unit: UnitOfWork, funds: ChargedFunds): BalanceTransaction {
  const id = unit.newId('balance_transaction');
  const transaction = unit.insert<'balance_transaction'>(chargeTransaction(id, funds, unit.now));
  if (!funds.availableAtOnce) {
    schedule(unit, { kind: becomesAvailable, subject: id, dueAt: transaction.available_on });
  }
  return transaction;
}

/** What the due task does. */
export function makeAvailable(unit: UnitOfWork, id: string): void {
  unit.update('balance_transaction', id, { status: 'available' });
}
