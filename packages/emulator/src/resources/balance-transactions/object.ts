/**
 * The balance transaction: what a charge, a refund or a dispute moves into the account's balance or
 * out of it, with Stripe's fees.
 * https://docs.stripe.com/api/balance_transactions/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import { feeOnCharge } from './fee.ts';

export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;

const secondsPerDay = 24 * 60 * 60;
/** Card payments of an account in the US can be paid out two days after. */
const settlementDays = 2;

/** Money that moves. Amounts are in minor units; what leaves the balance is negative. */
export interface Movement {
  amount: number;
  currency: string;
  description: string | null;
  /** What Stripe keeps, and what for; null when it keeps nothing. */
  fee: { amount: number; description: string } | null;
  /** The id of what moves it: a charge, a refund, a dispute. */
  source: string;
  type: BalanceTransaction['type'];
  /** The heading under which Stripe's reports put it. */
  reportingCategory: string;
  /** Some test cards skip the days that money is pending. */
  availableAtOnce: boolean;
}

/** The balance transaction of a movement; `now` is in whole Unix seconds. */
export function balanceTransaction(
  id: string,
  movement: Movement,
  now: number,
): BalanceTransaction {
  const { amount, currency, description, fee, source, type, availableAtOnce } = movement;
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: availableAtOnce ? now : startOfDay(now) + settlementDays * secondsPerDay,
    balance_type: 'payments',
    created: now,
    currency,
    description,
    exchange_rate: null,
    fee: fee?.amount ?? 0,
    fee_details:
      fee === null
        ? []
        : [
            {
              amount: fee.amount,
              application: null,
              currency,
              description: fee.description,
              type: 'stripe_fee',
            },
          ],
    net: amount - (fee?.amount ?? 0),
    reporting_category: movement.reportingCategory,
    source,
    status: availableAtOnce ? 'available' : 'pending',
    type,
  };
}

/** A captured charge. `amount` is what was captured, in minor units. */
export interface ChargedFunds {
  charge: string;
  amount: number;
  currency: string;
  description: string | null;
  availableAtOnce: boolean;
}

/** What a captured charge brings in. */
export function chargeMovement(funds: ChargedFunds): Movement {
  const { charge, amount, currency, description, availableAtOnce } = funds;
  return {
    amount,
    currency,
    description,
    fee: { amount: feeOnCharge(amount), description: 'Stripe processing fees' },
    source: charge,
    type: 'charge',
    reportingCategory: 'charge',
    availableAtOnce,
  };
}

function startOfDay(unixSeconds: number): number {
  return unixSeconds - (unixSeconds % secondsPerDay);
}
