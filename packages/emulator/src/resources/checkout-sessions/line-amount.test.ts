import fc from 'fast-check';
import { expect, test } from 'vitest';

import { lineAmount } from './line-amount.ts';

test('fractions of a cent add up before they are rounded', () => {
  expect(lineAmount('0.5', 1)).toBe(1);
  expect(lineAmount('0.5', 3)).toBe(2);
  expect(lineAmount('0.4', 1)).toBe(0);
  expect(lineAmount('0.000000000001', 1_000_000)).toBe(0);
  expect(lineAmount('12.345', 1000)).toBe(12_345);
});

test('whole amounts are multiplied exactly', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.nat(999_999), (unitAmount, quantity) => {
      const exact = BigInt(unitAmount) * BigInt(quantity);
      expect(lineAmount(String(unitAmount), quantity)).toBe(Number(exact));
    }),
  );
});
