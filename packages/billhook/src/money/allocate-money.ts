// Splits money by shares without losing or making a unit: 10.00 in three is 3.34, 3.33 and 3.33.
import { AmountError } from '../errors/amount-error.ts';
import { countingOf } from './currencies.ts';
import { makeMoney, type Money } from './money.ts';

/**
 * The parts, in the order of the shares; their sum is the whole. What division leaves over goes, a unit
 * each, to those that were cut the most; between equals to the earlier. Parts of what can be charged can
 * be charged themselves: KWD is split in tens, ISK in whole króna.
 *
 * @param shares whole numbers from 0, at least one of them above 0: `[1, 1, 1]` for three equal parts,
 *   `[70, 30]` for percentages.
 * @throws AmountError (`amount_invalid`) for other shares.
 */
export function allocateMoney(money: Money, shares: readonly number[]): readonly Money[] {
  const weights = shares.map(checkShare);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) {
    throw new AmountError(
      'amount_invalid',
      'There is nobody to share the money between: pass shares of which one is above 0, such as [1, 1].',
    );
  }
  const { step } = countingOf(money.currency);
  const unit = money.amount % step === 0 ? BigInt(step) : 1n;
  const units = BigInt(Math.abs(money.amount)) / unit;
  const sign = money.amount < 0 ? -unit : unit;
  return splitUnits(units, weights, total).map((part) =>
    makeMoney(Number(part * sign), money.currency),
  );
}

/** The method of largest remainders. */
function splitUnits(units: bigint, weights: readonly bigint[], total: bigint): readonly bigint[] {
  const parts = weights.map((weight, index) => {
    const exact = units * weight;
    return { index, whole: exact / total, rest: exact % total };
  });
  const missing = Number(units - parts.reduce((sum, { whole }) => sum + whole, 0n));
  const byRest = parts.toSorted((one, other) =>
    one.rest === other.rest ? one.index - other.index : one.rest > other.rest ? -1 : 1,
  );
  const favoured = new Set(byRest.slice(0, missing).map(({ index }) => index));
  return parts.map(({ index, whole }) => (favoured.has(index) ? whole + 1n : whole));
}

function checkShare(share: number): bigint {
  if (Number.isSafeInteger(share) && share >= 0) return BigInt(share);
  throw new AmountError(
    'amount_invalid',
    `${share} is no share: shares are whole numbers from 0, such as [2, 1] for two thirds and one third.`,
  );
}
