/** Moves the money of a captured charge into the account's balance. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { recordCharge } from '../balance-transactions/record.ts';
import { bypassesPending } from '../payment-methods/instrument.ts';
import type { Charge } from './object.ts';

/** Gives the charge with its balance transaction. */
export function bookCharge(unit: UnitOfWork, charge: Charge): Charge {
  const transaction = recordCharge(unit, {
    charge: charge.id,
    amount: charge.amount_captured,
    currency: charge.currency,
    description: charge.description,
    availableAtOnce: bypassesPending(unit, charge.payment_method),
  });
  return unit.update('charge', charge.id, { balance_transaction: transaction.id });
}
