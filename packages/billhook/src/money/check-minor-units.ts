// The one place that says what an amount is: a whole number of the currency's minor unit. Everything that
// sends an amount to Stripe asks here first.
import { AmountError } from '../errors/amount-error.ts';
import { checkCurrency } from './check-currency.ts';
import { countingOf, type Currency } from './currencies.ts';
import { writeDecimal } from './write-decimal.ts';

export interface MinorUnitsOptions {
  /** For differences and credits; an amount to pay is never negative. Default false. */
  readonly allowNegative?: boolean;
}

/**
 * Passes when `amount` is a whole number of minor units that Stripe can charge in the currency. It says
 * nothing of minimum and maximum; `checkCharge` does.
 *
 * @returns the currency, parsed.
 * @throws AmountError saying what to pass instead.
 */
export function checkMinorUnits(
  amount: unknown,
  currency: string,
  options: MinorUnitsOptions = {},
): Currency {
  const known = checkCurrency(currency);
  checkInteger(amount, known, options);
  checkStep(amount, known);
  return known;
}

/** Passes when `amount` is an exact whole number; whether Stripe would charge it is another question. */
export function checkInteger(
  amount: unknown,
  currency: Currency,
  options: MinorUnitsOptions = {},
): asserts amount is number {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw noNumber(amount, currency);
  if (!Number.isInteger(amount)) throw noInteger(amount, currency);
  if (!Number.isSafeInteger(amount)) {
    throw new AmountError(
      'amount_invalid',
      `${amount} is too large to be exact: amounts in minor units go up to ${Number.MAX_SAFE_INTEGER}.`,
    );
  }
  if (amount < 0 && options.allowNegative !== true) {
    throw new AmountError(
      'amount_invalid',
      `${amount} is negative: pass what is paid, from 0. For a credit or a difference, pass \`allowNegative: true\`.`,
    );
  }
}

/** Passes when `amount` is a multiple of what Stripe can charge in the currency. */
export function checkStep(amount: number, currency: Currency): void {
  const { decimals, step } = countingOf(currency);
  const rest = amount % step;
  if (rest === 0) return;
  const below = amount - rest;
  const suggestions = [below, below + Math.sign(amount) * step].map(
    (near) => `${near} (${writeDecimal(near, decimals)} ${currency.toUpperCase()})`,
  );
  throw new AmountError(
    'amount_invalid',
    `${amount} is ${writeDecimal(amount, decimals)} ${currency.toUpperCase()}, and Stripe charges ${currency.toUpperCase()} in multiples of ${step} only: pass ${suggestions.join(' or ')}.`,
  );
}

function noNumber(amount: unknown, currency: Currency): AmountError {
  const what = typeof amount === 'number' ? String(amount) : `A value of type ${typeof amount}`;
  return new AmountError('amount_invalid', `${what} is no amount: ${example(currency)}.`);
}

function noInteger(amount: number, currency: Currency): AmountError {
  return new AmountError(
    'amount_invalid',
    `${amount} is a float, and money is counted in whole minor units: ${example(currency, amount)}.`,
  );
}

/** What to pass for the float that was given, where it has no more digits than the currency. */
function example(currency: Currency, given?: number): string {
  const { decimals, step } = countingOf(currency);
  const code = currency.toUpperCase();
  const [whole = '', fraction = ''] = String(given ?? '').split('.');
  const minorUnits = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  const meant = /^\d+$/.test(fraction) && fraction.length <= decimals && minorUnits % step === 0;
  const amount = meant ? minorUnits : 20 * 10 ** decimals;
  const text = writeDecimal(amount, decimals);
  return `pass ${amount} or the text '${text}' for ${text} ${code}`;
}
