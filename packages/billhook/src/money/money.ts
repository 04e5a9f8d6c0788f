// An amount of money as a value: a whole number of minor units and its currency, never one without the
// other, never a float. It can't be changed and it can't be made but here, so that a function that is
// given one need not check it again.
import { AmountError } from '../errors/amount-error.ts';
import { checkCurrency } from './check-currency.ts';
import { checkInteger, checkStep } from './check-minor-units.ts';
import { countingOf, type Currency } from './currencies.ts';
import { readDecimal } from './read-decimal.ts';
import { type Rounding, roundToStep } from './rounding.ts';

declare const checked: unique symbol;

/** An amount of money. It is made by `money`, and frozen. */
export interface Money {
  /** In the currency's minor unit, as Stripe takes it: 1999 is 19.99 USD, 500 is 500 JPY. */
  readonly amount: number;
  /** In lower case, as Stripe writes it. */
  readonly currency: Currency;
  readonly [checked]: true;
}

export interface MoneyOptions {
  /** For differences and credits; an amount to pay is never negative. Default false. */
  readonly allowNegative?: boolean;
  /**
   * Rounds what lies between two amounts that Stripe can charge, such as text with more decimals than the
   * currency has, or 5.124 KWD. Without it such an amount is refused. A float is refused either way.
   */
  readonly round?: Rounding;
}

/**
 * Makes money of a number of minor units, or of text in major units.
 *
 *     money(2000, 'usd')     // 20 dollars: a number counts the minor unit
 *     money('20.00', 'usd')  // 20 dollars: text is written as people do, with all decimals
 *
 * @param amount a whole number in the minor unit, or text in the major unit with exactly the currency's
 *   decimals, such as '20.00' (usd), '500' (jpy), '5.120' (kwd), '5.00' (isk).
 * @param currency three letters, in either case.
 * @throws AmountError (`amount_invalid`, `currency_unknown`) saying what to pass instead.
 * @see https://docs.stripe.com/currencies
 */
export function money(
  amount: number | string,
  currency: string,
  options: MoneyOptions = {},
): Money {
  const known = checkCurrency(currency);
  const { round } = options;
  const given =
    typeof amount === 'string' ? toNumber(readDecimal(amount, known, round), amount) : amount;
  checkInteger(given, known, options);
  const rounded = round === undefined ? given : roundNumber(given, known, round);
  checkStep(rounded, known);
  return makeMoney(rounded, known);
}

/**
 * Money as Stripe says it in one of its objects, such as a charge. It is taken as it is: it may be
 * negative, as in a balance transaction, or a fee that could not be charged.
 *
 * @param amount in the currency's minor unit.
 * @throws AmountError (`amount_invalid`, `currency_unknown`) for what is no whole number of a currency.
 */
export function moneyFromStripe(amount: number, currency: string): Money {
  const known = checkCurrency(currency);
  checkInteger(amount, known, { allowNegative: true });
  return makeMoney(amount, known);
}

/** For the arithmetic beside this file, whose results are exact already. */
export function makeMoney(amount: number, currency: Currency): Money {
  // Adding 0 makes 0 of -0. The brand exists for the compiler alone, hence the cast.
  return Object.freeze({ amount: amount + 0, currency }) as Money;
}

/** A whole number that may have become too large to be exact. */
export function toNumber(amount: bigint, source: string): number {
  const number = Number(amount);
  if (Number.isSafeInteger(number)) return number;
  throw new AmountError(
    'amount_invalid',
    `${source} is too large to be exact: amounts in minor units go up to ${Number.MAX_SAFE_INTEGER}.`,
  );
}

function roundNumber(amount: number, currency: Currency, round: Rounding): number {
  const rounded = roundToStep(BigInt(amount), BigInt(countingOf(currency).step), round);
  return toNumber(rounded, String(amount));
}
