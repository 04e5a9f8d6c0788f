import { expect, test } from 'vitest';

import { chargeLimits, checkCharge } from './charge-limits.ts';
import { money, moneyFromStripe } from './money.ts';

test.each([
  ['usd', 50],
  ['gbp', 30],
  ['jpy', 50],
  ['huf', 17_500],
  ['czk', 1_500],
  ['thb', 1_000],
])('in %s at least %d is charged', (currency, minimum) => {
  expect(chargeLimits(currency).minimum).toBe(minimum);
  expect(() => checkCharge(money(minimum, currency))).not.toThrow();
  expect(() => checkCharge(money(minimum - 1, currency))).toThrow(
    expect.objectContaining({ code: 'amount_too_small' }),
  );
});

test('nothing at all is never charged, in any currency', () => {
  expect(() => checkCharge(money(0, 'xof'))).toThrow(
    expect.objectContaining({ code: 'amount_too_small' }),
  );
  expect(chargeLimits('xof').minimum).toBeNull();
  expect(() => checkCharge(money(1, 'xof'))).not.toThrow();
});

test.each([
  ['usd', 'other', 99_999_999],
  ['idr', 'other', 999_999_999_999],
  ['cop', 'other', 9_999_999_999],
  ['inr', 'other', 999_999_999],
  ['usd', 'card', 999_999_999_999],
] as const)('in %s, paid by %s, at most %d is charged', (currency, paidBy, maximum) => {
  expect(() => checkCharge(money(maximum, currency), { paidBy })).not.toThrow();
  expect(() => checkCharge(money(maximum + 1, currency), { paidBy })).toThrow(
    expect.objectContaining({ code: 'amount_too_large' }),
  );
});

test('other methods than cards may take less than the minimum', () => {
  expect(() => checkCharge(money(1, 'eur'), { paidBy: 'other' })).not.toThrow();
});

test('says the limit in both units', () => {
  expect(() => checkCharge(money(49, 'usd'))).toThrow(
    "0.49 USD can't be charged: Stripe charges at least 0.50 USD (50 in minor units).",
  );
});

test('what Stripe said is not therefore what it charges', () => {
  for (const amount of [5124, -5120]) {
    expect(() => checkCharge(moneyFromStripe(amount, 'kwd'))).toThrow(
      expect.objectContaining({ code: 'amount_invalid' }),
    );
  }
});
