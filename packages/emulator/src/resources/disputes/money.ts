/** The money of a dispute: the bank takes it, and gives it back to whom the dispute was decided for. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { recordMovement } from '../balance-transactions/record.ts';
import type { Dispute } from './object.ts';

/** What Stripe keeps for the trouble, in minor units, whoever wins. */
const disputeFee = 1_500;

/** Takes the disputed amount and the fee out of the account's balance, and announces it. */
export function withdrawFunds(unit: UnitOfWork, dispute: Dispute): Dispute {
  const transaction = recordMovement(unit, {
    amount: -dispute.amount,
    currency: dispute.currency,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    fee: { amount: disputeFee, description: 'Dispute fee' },
    source: dispute.id,
    type: 'adjustment',
    reportingCategory: 'dispute',
    availableAtOnce: false,
  });
  return unit.update('dispute', dispute.id, {
    balance_transactions: [...dispute.balance_transactions, transaction],
  });
}

/** Puts the disputed amount back into the balance. */
export function reinstateFunds(unit: UnitOfWork, dispute: Dispute): Dispute {
  const transaction = recordMovement(unit, {
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    fee: null,
    source: dispute.id,
    type: 'adjustment',
    reportingCategory: 'dispute_reversal',
    availableAtOnce: false,
  });
  return unit.update('dispute', dispute.id, {
    balance_transactions: [...dispute.balance_transactions, transaction],
  });
}
