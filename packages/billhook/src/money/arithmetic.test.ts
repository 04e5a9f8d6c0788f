import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addMoney, multiplyMoney, subtractMoney } from './arithmetic.ts';
import { money } from './money.ts';

const usd = (amount: number) => money(amount, 'usd');
const cents = fc.integer({ min: 0, max: 999_999_999_999 });

test('adds any number of amounts', () => {
  expect(addMoney(usd(1999), usd(1), usd(500))).toEqual(usd(2500));
  expect(addMoney(usd(1999))).toEqual(usd(1999));
});

test('takes away, down to nothing', () => {
  expect(subtractMoney(usd(2000), usd(1999))).toEqual(usd(1));
  expect(subtractMoney(usd(2000), usd(2000))).toEqual(usd(0));
});

test('going below nothing is refused unless it is asked for', () => {
  expect(() => subtractMoney(usd(5), usd(6))).toThrow(
    expect.objectContaining({ code: 'amount_invalid' }),
  );
  expect(subtractMoney(usd(5), usd(6), { allowNegative: true }).amount).toBe(-1);
});

test('multiplies by whole numbers only', () => {
  expect(multiplyMoney(usd(1999), 3)).toEqual(usd(5997));
  expect(multiplyMoney(usd(1999), 0)).toEqual(usd(0));
  for (const times of [1.5, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => multiplyMoney(usd(1999), times)).toThrow(
      expect.objectContaining({ code: 'amount_invalid' }),
    );
  }
});

test('two currencies never meet', () => {
  const mismatch = expect.objectContaining({ code: 'currency_mismatch' });
  expect(() => addMoney(usd(1), money(1, 'eur'))).toThrow(mismatch);
  expect(() => subtractMoney(usd(1), money(1, 'jpy'))).toThrow(mismatch);
});

test('a result that is too large to be exact is refused', () => {
  const most = usd(Number.MAX_SAFE_INTEGER);
  const tooLarge = expect.objectContaining({ message: expect.stringContaining('too large') });
  expect(() => addMoney(most, usd(1))).toThrow(tooLarge);
  expect(() => multiplyMoney(most, 2)).toThrow(tooLarge);
});

describe('for all amounts', () => {
  test('what was added can be taken away again', () => {
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const sum = addMoney(usd(one), usd(other));
        expect(subtractMoney(sum, usd(other))).toEqual(usd(one));
        expect(addMoney(usd(other), usd(one))).toEqual(sum);
      }),
    );
  });

  test('multiplying is adding so many times', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 50 }), (amount, times) => {
        const all = Array.from({ length: times - 1 }, () => usd(amount));
        expect(multiplyMoney(usd(amount), times)).toEqual(addMoney(usd(amount), ...all));
      }),
    );
  });
});
