import fc from 'fast-check';
import { expect, test } from 'vitest';

import { money } from '../money/money.ts';
import { checkLeft, refundedOf } from './what-is-left.ts';

const payment = { id: 'pi_1', currency: 'usd', captured: 2_000, refunded: 1_500 };

test('all that is left, or any part of it, may be refunded', () => {
  expect(() => checkLeft(payment, undefined)).not.toThrow();
  expect(() => checkLeft(payment, money(500, 'usd'))).not.toThrow();
});

test.each([money(501, 'usd'), money(0, 'usd'), money(100, 'eur')])('%o may not', (amount) => {
  expect(() => checkLeft(payment, amount)).toThrow('5.00 USD of this payment is left');
});

test('nothing may be when nothing is left', () => {
  expect(() => checkLeft({ ...payment, refunded: 2_000 }, undefined)).toThrow('Nothing more');
});

test('what a partial capture released was never taken, and is no refund', () => {
  const charge = { amount: 1_000, amount_captured: 600, refunded: false };
  expect(refundedOf({ ...charge, amount_refunded: 400 })).toBe(0);
  expect(refundedOf({ ...charge, amount_refunded: 500 })).toBe(100);
  expect(refundedOf({ ...charge, amount_refunded: 1_000, refunded: true })).toBe(600);
});

test('of a charge that was captured as a whole, all that is refunded counts', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (amount, part) => {
      const charge = { amount, amount_captured: amount, amount_refunded: Math.min(amount, part) };
      expect(refundedOf({ ...charge, refunded: false })).toBe(charge.amount_refunded);
    }),
  );
});
