import { expect, test } from 'vitest';

import { checkCurrency } from './check-currency.ts';
import { countingOf, currencies } from './currencies.ts';

test('every currency is listed once', () => {
  expect(new Set(currencies).size).toBe(currencies.length);
  expect(currencies.length).toBeGreaterThan(135);
});

test.each([
  ['usd', 2, 1],
  ['idr', 2, 1],
  ['huf', 2, 1],
  ['twd', 2, 1],
  ['jpy', 0, 1],
  ['mga', 0, 1],
  ['kwd', 3, 10],
  ['tnd', 3, 10],
  ['isk', 2, 100],
  ['ugx', 2, 100],
] as const)('%s has %d decimals and is charged in multiples of %d', (code, decimals, step) => {
  expect(countingOf(code)).toEqual({ decimals, step });
});

test('every currency is one that Intl can write', () => {
  const written = currencies.map((code) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).format(1),
  );
  expect(written).toHaveLength(currencies.length);
});

test('a currency is taken in either case', () => {
  expect(checkCurrency('EUR')).toBe('eur');
  expect(checkCurrency('eur')).toBe('eur');
});

test.each(['xyz', '', 'us', 'usdollar', 'constructor', '€', undefined, 978, null])(
  '%j is no currency',
  (code) => {
    expect(() => checkCurrency(code)).toThrow(
      expect.objectContaining({
        code: 'currency_unknown',
        message: expect.stringContaining("'usd'"),
      }),
    );
  },
);
