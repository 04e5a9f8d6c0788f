// Sums, differences and multiples of money. Two currencies never meet, and nothing is ever rounded.
import { AmountError } from '../errors/amount-error.ts';
import { checkInteger, type MinorUnitsOptions } from './check-minor-units.ts';
import { makeMoney, type Money, toNumber } from './money.ts';

/**
 * The sum.
 *
 * @throws AmountError (`currency_mismatch`) when the currencies differ.
 */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  const sum = others.reduce((total, next) => {
    checkSameCurrency(first, next);
    return total + BigInt(next.amount);
  }, BigInt(first.amount));
  return makeMoney(toNumber(sum, 'The sum'), first.currency);
}

/**
 * What is left of `from` when `part` is taken away.
 *
 * @throws AmountError (`amount_invalid`) when nothing would be left and more; with `allowNegative` it is
 *   a negative amount. AmountError (`currency_mismatch`) when the currencies differ.
 */
export function subtractMoney(from: Money, part: Money, options: MinorUnitsOptions = {}): Money {
  checkSameCurrency(from, part);
  const rest = toNumber(BigInt(from.amount) - BigInt(part.amount), 'The difference');
  checkInteger(rest, from.currency, options);
  return makeMoney(rest, from.currency);
}

/**
 * So many times the money, as of a quantity of one price. For a share of it, use `allocateMoney`.
 *
 * @throws AmountError (`amount_invalid`) when `times` is not a whole number from 0.
 */
export function multiplyMoney(money: Money, times: number): Money {
  if (!Number.isSafeInteger(times) || times < 0) {
    throw new AmountError(
      'amount_invalid',
      `Money is multiplied by whole numbers from 0, and ${times} is none. To split it, use allocateMoney.`,
    );
  }
  const product = BigInt(money.amount) * BigInt(times);
  return makeMoney(toNumber(product, 'The product'), money.currency);
}

function checkSameCurrency(one: Money, other: Money): void {
  if (one.currency === other.currency) return;
  throw new AmountError(
    'currency_mismatch',
    `${one.currency.toUpperCase()} and ${other.currency.toUpperCase()} can't be reckoned together: convert one of them first.`,
  );
}
