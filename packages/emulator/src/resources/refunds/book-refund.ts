/** Takes the money of a refund out of the account's balance, and puts it back when it failed. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { recordMovement } from '../balance-transactions/record.ts';
import type { Charge } from '../charges/object.ts';
import type { Refund } from './object.ts';

/** Gives the refund with its balance transaction. Stripe keeps the fee of the charge. */
export function bookRefund(unit: UnitOfWork, refund: Refund, { description }: Charge): Refund {
  const transaction = recordMovement(unit, {
    amount: -refund.amount,
    currency: refund.currency,
    description: description === null ? 'REFUND FOR CHARGE' : `REFUND FOR CHARGE (${description})`,
    fee: null,
    source: refund.id,
    type: 'refund',
    reportingCategory: 'refund',
    availableAtOnce: false,
  });
  return unit.update('refund', refund.id, { balance_transaction: transaction.id });
}

/** Puts back what a failed refund had taken; gives the id of the balance transaction. */
export function bookFailure(unit: UnitOfWork, { id, amount, currency }: Refund): string {
  const transaction = recordMovement(unit, {
    amount,
    currency,
    description: 'REFUND FAILURE',
    fee: null,
    source: id,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    availableAtOnce: false,
  });
  return transaction.id;
}
