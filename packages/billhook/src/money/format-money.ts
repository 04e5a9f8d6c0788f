// Money as text: for people in their language, and for machines and forms as a decimal.
import { countingOf } from './currencies.ts';
import type { Money } from './money.ts';
import { writeDecimal } from './write-decimal.ts';

/**
 * The amount in major units, such as '19.99' or '500': what `money` reads back. For files and form fields.
 */
export function decimalText(money: Money): string {
  return writeDecimal(money.amount, countingOf(money.currency).decimals);
}

/**
 * The amount as people write it in a language, such as '19,99 €'. The decimals are Stripe's, except that
 * ISK and UGX, which have none, are shown without.
 *
 * @param locale a language tag, such as 'de-AT'.
 * @throws RangeError when `locale` is no language tag.
 */
export function formatMoney(money: Money, locale: string): string {
  const { decimals, step } = countingOf(money.currency);
  const isWhole = step === 100 && money.amount % step === 0;
  const shown = isWhole ? 0 : decimals;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency.toUpperCase(),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(writeDecimal(money.amount, decimals));
}
