// How little and how much can be charged. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
import { AmountError } from '../errors/amount-error.ts';
import { checkCurrency } from './check-currency.ts';
import { checkInteger, checkStep } from './check-minor-units.ts';
import { countingOf, type Currency } from './currencies.ts';
import type { Money } from './money.ts';
import { writeDecimal } from './write-decimal.ts';

/**
 * The smallest charge in minor units, for an account that is paid out in the same currency. An account
 * that is paid out in another must reach that one's minimum after conversion, which only Stripe knows.
 */
const minimums: ReadonlyMap<Currency, number> = new Map<Currency, number>([
  ['usd', 50],
  ['aed', 200],
  ['ars', 50],
  ['aud', 50],
  ['brl', 50],
  ['cad', 50],
  ['chf', 50],
  ['cop', 50],
  ['czk', 1_500],
  ['dkk', 250],
  ['eur', 50],
  ['gbp', 30],
  ['hkd', 400],
  ['huf', 17_500],
  ['idr', 50],
  ['ils', 50],
  ['inr', 50],
  ['jpy', 50],
  ['krw', 50],
  ['mxn', 1_000],
  ['myr', 200],
  ['nok', 300],
  ['nzd', 50],
  ['php', 50],
  ['pln', 200],
  ['ron', 200],
  ['rub', 50],
  ['sek', 300],
  ['sgd', 50],
  ['thb', 1_000],
  ['zar', 50],
]);

/** Twelve digits. Card networks may allow less; American Express takes nine digits in most currencies. */
const maximumByCard = 999_999_999_999;

/** Eight digits, for payments that are made otherwise than by card. */
const maximumOtherwise = 99_999_999;

/** Where that is more. */
const maximumsOtherwise: ReadonlyMap<Currency, number> = new Map<Currency, number>([
  ['idr', 999_999_999_999],
  ['cop', 9_999_999_999],
  ['inr', 999_999_999],
]);

/** Amounts in minor units. */
export interface ChargeLimits {
  /** Null where Stripe lists none for the currency. */
  readonly minimum: number | null;
  readonly maximumByCard: number;
  readonly maximumOtherwise: number;
}

export interface ChargeOptions {
  /**
   * How it will be paid, where that is known. Some methods other than cards, such as iDEAL, take less than
   * the minimum, and most take less than the maximum of cards.
   */
  readonly paidBy?: 'card' | 'other';
}

/**
 * What Stripe charges at least and at most in the currency.
 *
 * @throws AmountError (`currency_unknown`).
 */
export function chargeLimits(currency: string): ChargeLimits {
  const known = checkCurrency(currency);
  return {
    minimum: minimums.get(known) ?? null,
    maximumByCard,
    maximumOtherwise: maximumsOtherwise.get(known) ?? maximumOtherwise,
  };
}

/**
 * Passes when the money can be charged as far as can be told before asking Stripe, who has the last word:
 * networks, methods and the currency in which the account is paid out have limits of their own.
 *
 * @throws AmountError: `amount_too_small`, `amount_too_large`, or `amount_invalid` for what lies between
 *   two amounts that can be charged.
 */
export function checkCharge(money: Money, options: ChargeOptions = {}): void {
  checkInteger(money.amount, money.currency);
  checkStep(money.amount, money.currency);
  const limits = chargeLimits(money.currency);
  const minimum = options.paidBy === 'other' ? 1 : (limits.minimum ?? 1);
  const maximum = options.paidBy === 'other' ? limits.maximumOtherwise : limits.maximumByCard;
  if (money.amount < minimum) throw outside('amount_too_small', money, 'least', minimum);
  if (money.amount > maximum) throw outside('amount_too_large', money, 'most', maximum);
}

function outside(
  code: 'amount_too_small' | 'amount_too_large',
  { amount, currency }: Money,
  end: 'least' | 'most',
  limit: number,
): AmountError {
  const { decimals } = countingOf(currency);
  const [given, allowed] = [amount, limit].map((minorUnits) => writeDecimal(minorUnits, decimals));
  return new AmountError(
    code,
    `${given} ${currency.toUpperCase()} can't be charged: Stripe charges at ${end} ${allowed} ${currency.toUpperCase()} (${limit} in minor units).`,
  );
}
