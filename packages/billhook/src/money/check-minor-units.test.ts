import { expect, test } from 'vitest';

import { checkMinorUnits } from './check-minor-units.ts';

test('passes what money would take, and parses the currency', () => {
  expect(checkMinorUnits(1999, 'USD')).toBe('usd');
  expect(checkMinorUnits(-5, 'usd', { allowNegative: true })).toBe('usd');
});

test.each([
  [19.99, 'usd', 'amount_invalid'],
  ['19.99', 'usd', 'amount_invalid'],
  [-5, 'usd', 'amount_invalid'],
  [2 ** 53, 'usd', 'amount_invalid'],
  [550, 'isk', 'amount_invalid'],
  [5124, 'kwd', 'amount_invalid'],
  [1999, 'usx', 'currency_unknown'],
])('%j %s is refused', (amount, currency, code) => {
  expect(() => checkMinorUnits(amount, currency)).toThrow(expect.objectContaining({ code }));
});

test('the suggestions for a negative amount lie on both sides of it', () => {
  expect(() => checkMinorUnits(-550, 'isk', { allowNegative: true })).toThrow(
    'pass -500 (-5.00 ISK) or -600 (-6.00 ISK)',
  );
});
