/**
 * The balance transaction: what a charge moves into the account's balance, after fees.
 * https://docs.stripe.com/api/balance_transactions/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import { feeOnCharge } from './fee.ts';

export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;

const secondsPerDay = 24 * 60 * 60;
/** Card payments of an account in the US can be paid out two days after. */
const settlementDays = 2;

/** The charge that moves the money. `amount` is what was captured, in minor units. */
export interface ChargedFunds {
  charge: string;
  amount: number;
  currency: string;
  description: string | null;
  /** Some test cards skip the days that money is pending. */
  availableAtOnce: boolean;
}

/** The balance transaction of a captured charge; `now` is in whole Unix seconds. */
export function chargeTransaction(
  id: string,
  { charge, amount, currency, description, availableAtOnce }: ChargedFunds,
  now: number,
): BalanceTransaction {
  const fee = feeOnCharge(amount);
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
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency,
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: amount - fee,
    reporting_category: 'charge',
    source: charge,
    status: availableAtOnce ? 'available' : 'pending',
    type: 'charge',
  };
}

function startOfDay(unixSeconds: number): number {
  return unixSeconds - (unixSeconds % secondsPerDay);
}
