import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { currencies } from './currencies.ts';
import { decimalText, formatMoney } from './format-money.ts';
import { money, moneyFromStripe } from './money.ts';

/** Intl puts spaces that do not break; written plainly here. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

test.each([
  [1999, 'usd', 'en-US', '$19.99'],
  [123_456, 'eur', 'de-DE', '1.234,56 €'],
  [123_456, 'eur', 'fr-FR', '1 234,56 €'],
  [500, 'jpy', 'ja-JP', '￥500'],
  [5120, 'kwd', 'en', 'KWD 5.120'],
  [500, 'isk', 'is-IS', '5 kr.'],
  [500_000, 'ugx', 'en', 'UGX 5,000'],
  [0, 'usd', 'en-US', '$0.00'],
  [5, 'usd', 'en-US', '$0.05'],
])('%d %s in %s is %s', (amount, currency, locale, text) => {
  expect(plain(formatMoney(money(amount, currency), locale))).toBe(text);
});

test('the largest amounts lose no digit', () => {
  const most = money(Number.MAX_SAFE_INTEGER, 'usd');
  expect(formatMoney(most, 'en-US')).toBe('$90,071,992,547,409.91');
  expect(decimalText(most)).toBe('90071992547409.91');
});

test('negative amounts, and fractions of currencies that have none, as Stripe may say them', () => {
  expect(formatMoney(moneyFromStripe(-5, 'usd'), 'en-US')).toBe('-$0.05');
  expect(decimalText(moneyFromStripe(-5, 'usd'))).toBe('-0.05');
  expect(plain(formatMoney(moneyFromStripe(550, 'ugx'), 'en'))).toBe('UGX 5.50');
});

test('what is no language tag is refused', () => {
  expect(() => formatMoney(money(1, 'usd'), 'not a tag')).toThrow(RangeError);
});

describe('for all money', () => {
  const anyMoney = fc
    .tuple(fc.maxSafeInteger(), fc.constantFrom(...currencies))
    .map(([amount, currency]) => moneyFromStripe(amount, currency));

  test('the digits that people see are the digits that Stripe counts', () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom('en', 'de', 'fr', 'es', 'pt'), (given, locale) => {
        const digits = formatMoney(given, locale).replaceAll(/\D/g, '');
        const whole = given.amount % 100 === 0 && ['isk', 'ugx'].includes(given.currency);
        const counted = BigInt(Math.abs(given.amount)) / (whole ? 100n : 1n);
        expect(BigInt(digits)).toBe(counted);
      }),
    );
  });

  test('decimal text is what JavaScript reads as the same number, give or take its own float', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        expect(Math.round(Number(decimalText(moneyFromStripe(cents, 'usd'))) * 100)).toBe(
          cents + 0,
        );
      }),
    );
  });
});
