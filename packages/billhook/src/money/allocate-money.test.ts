import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allocateMoney } from './allocate-money.ts';
import { countingOf, currencies } from './currencies.ts';
import { money, moneyFromStripe } from './money.ts';

const amounts = (parts: readonly { amount: number }[]): number[] =>
  parts.map(({ amount }) => amount);

test.each([
  ['10.00 USD in three', money('10.00', 'usd'), [1, 1, 1], [334, 333, 333]],
  ['0.05 USD, 70 to 30', money('0.05', 'usd'), [70, 30], [4, 1]],
  ['1 JPY in two', money(1, 'jpy'), [1, 1], [1, 0]],
  ['10.000 KWD in three', money('10.000', 'kwd'), [1, 1, 1], [3340, 3330, 3330]],
  ['10 ISK in three', money('10.00', 'isk'), [1, 1, 1], [400, 300, 300]],
  ['somebody who has no share', money(100, 'usd'), [1, 0, 1], [50, 0, 50]],
  ['a share beside a tiny one', money(100, 'usd'), [999, 1], [100, 0]],
  ['a debt', moneyFromStripe(-1000, 'usd'), [1, 1, 1], [-334, -333, -333]],
])('%s', (_what, whole, shares, parts) => {
  expect(amounts(allocateMoney(whole, shares))).toEqual(parts);
});

test.each([[[]], [[0, 0]], [[-1, 2]], [[0.5, 0.5]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
  'shares of %j are refused',
  (shares) => {
    expect(() => allocateMoney(money(100, 'usd'), shares)).toThrow(
      expect.objectContaining({ code: 'amount_invalid' }),
    );
  },
);

describe('for all money and shares', () => {
  const anyMoney = fc
    .tuple(fc.constantFrom(...currencies), fc.maxSafeInteger())
    .map(([currency, amount]) => moneyFromStripe(amount, currency));
  const anyShares = fc
    .array(fc.oneof(fc.nat({ max: 100 }), fc.maxSafeNat()), { minLength: 1, maxLength: 12 })
    .filter((shares) => shares.some((share) => share > 0));

  test('the parts add up to the whole, no unit lost or made', () => {
    fc.assert(
      fc.property(anyMoney, anyShares, (whole, shares) => {
        const parts = allocateMoney(whole, shares);
        expect(parts).toHaveLength(shares.length);
        expect(parts.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(
          BigInt(whole.amount),
        );
      }),
    );
  });

  test('no part is further than a unit from its exact share, and all can be charged if the whole can', () => {
    fc.assert(
      fc.property(anyMoney, anyShares, (whole, shares) => {
        const { step } = countingOf(whole.currency);
        const unit = whole.amount % step === 0 ? step : 1;
        const total = shares.reduce((sum, share) => sum + BigInt(share), 0n);
        for (const [index, { amount }] of allocateMoney(whole, shares).entries()) {
          const exact = BigInt(whole.amount) * BigInt(shares[index] ?? 0);
          const off = BigInt(amount) * total - exact;
          expect((off < 0n ? -off : off) < BigInt(unit) * total).toBe(true);
          expect(Math.abs(amount % unit)).toBe(0);
        }
      }),
    );
  });
});
