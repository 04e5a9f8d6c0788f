// Reads a decimal number in text as minor units, digit by digit, so that no float is ever made of it.
import { AmountError } from '../errors/amount-error.ts';
import { type Counting, countingOf, type Currency } from './currencies.ts';
import type { Rounding } from './rounding.ts';
import { roundToStep } from './rounding.ts';
import { writeDecimal } from './write-decimal.ts';

/** Far more than the largest amount has; what is longer is no amount and is not worth parsing. */
const longestText = 40;

/**
 * Reads '19.99' as 1999n. The text must have exactly the currency's decimals: '2000' from a column of
 * minor units would otherwise be taken for 2000 dollars. With `round` it may have more.
 *
 * @returns minor units.
 * @throws AmountError (`amount_invalid`) saying how to write it.
 */
export function readDecimal(text: string, currency: Currency, round?: Rounding): bigint {
  const counting = countingOf(currency);
  const [, sign, whole, fraction = ''] =
    text.length > longestText ? [] : (/^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text) ?? []);
  if (sign === undefined || whole === undefined) throw notDecimal(text, currency, counting);
  const extra = fraction.length - counting.decimals;
  if (extra < 0 || (extra > 0 && round === undefined)) {
    throw wrongDecimals(text, fraction.length, currency, counting);
  }
  const scale = 10n ** BigInt(extra);
  const digits = BigInt(sign + whole + fraction);
  if (round === undefined) return digits;
  return roundToStep(digits, BigInt(counting.step) * scale, round) / scale;
}

function notDecimal(text: string, currency: Currency, { decimals }: Counting): AmountError {
  const example = `'${writeDecimal(decimals === 0 ? 1234 : 1234 * 10 ** decimals + 5 * 10 ** (decimals - 1), decimals)}'`;
  return new AmountError(
    'amount_invalid',
    `'${text.slice(0, longestText)}' is no amount in ${currency.toUpperCase()}: write digits and a point, with no grouping, sign of the currency or space, such as ${example}.`,
  );
}

function wrongDecimals(
  text: string,
  given: number,
  currency: Currency,
  { decimals }: Counting,
): AmountError {
  const code = currency.toUpperCase();
  const has = `'${text}' has ${given} decimals, and ${code} has ${decimals}`;
  if (given > decimals) {
    const [cut = text] = text.split('.');
    const shorter = decimals === 0 ? cut : text.slice(0, text.length - (given - decimals));
    return new AmountError(
      'amount_invalid',
      `${has}: pass '${shorter}', or say how to round it with \`round\`.`,
    );
  }
  const point = given === 0 ? '.' : '';
  const longer = `${text}${point}${'0'.repeat(decimals - given)}`;
  const number =
    given === 0 ? `, or the number ${text} (no text) if it is in minor units already` : '';
  return new AmountError('amount_invalid', `${has}: pass '${longer}'${number}.`);
}
