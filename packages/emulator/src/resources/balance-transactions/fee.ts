/** What Stripe keeps of a payment: its price for cards in the US. https://stripe.com/pricing */

const permille = 29;
const fixedMinorUnits = 30;

/**
 * The fee on a charge, in the same minor units as `amount`: 2.9 % and 30 minor units, rounded to
 * whole ones.
 */
export function feeOnCharge(amount: number): number {
  return Math.round((amount * permille) / 1000) + fixedMinorUnits;
}
