import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';

import { AmountError } from '../errors/amount-error.ts';
import { countingOf, currencies, type Currency } from './currencies.ts';
import { decimalText } from './format-money.ts';
import { type Money, money, moneyFromStripe } from './money.ts';

const invalid = (message: string): unknown =>
  expect.objectContaining({ code: 'amount_invalid', message: expect.stringContaining(message) });

const anyCurrency = fc.constantFrom(...currencies);
const chargeable = (currency: Currency): fc.Arbitrary<number> => {
  const { step } = countingOf(currency);
  const most = Math.floor(Number.MAX_SAFE_INTEGER / step);
  return fc.integer({ min: 0, max: most }).map((times) => times * step);
};
const anyMoney = anyCurrency.chain((currency) =>
  chargeable(currency).map((amount) => money(amount, currency)),
);

describe('a number counts the minor unit, text is in the major unit', () => {
  test.each([
    [2000, 'usd', 2000],
    ['20.00', 'usd', 2000],
    ['0.05', 'eur', 5],
    [500, 'jpy', 500],
    ['500', 'jpy', 500],
    ['5.120', 'kwd', 5120],
    ['5.00', 'isk', 500],
    ['9999999999.99', 'idr', 999_999_999_999],
    [0, 'usd', 0],
  ] as const)('%j %s is %d', (amount, currency, minorUnits) => {
    expect(money(amount, currency)).toEqual({ amount: minorUnits, currency });
  });

  test('the currency is written in lower case, as Stripe does', () => {
    expect(money(2000, 'USD').currency).toBe('usd');
  });

  test('it can be made in no other way', () => {
    expectTypeOf<{ amount: number; currency: Currency }>().not.toExtend<Money>();
    expectTypeOf(money(2000, 'usd')).toExtend<{ amount: number; currency: string }>();
  });

  test('it cannot be changed', () => {
    expect(Object.isFrozen(money(2000, 'usd'))).toBe(true);
  });

  test('-0 is 0', () => {
    expect(Object.is(money(-0, 'usd').amount, 0)).toBe(true);
  });
});

describe('what is refused, and what the message says to pass', () => {
  test.each([
    [19.99, 'usd', "pass 1999 or the text '19.99' for 19.99 USD"],
    [19.9, 'usd', "pass 1990 or the text '19.90'"],
    [0.1 + 0.2, 'usd', "pass 2000 or the text '20.00'"],
    [5.5, 'jpy', "pass 20 or the text '20' for 20 JPY"],
    [1e-7, 'usd', "pass 2000 or the text '20.00'"],
    [Number.NaN, 'usd', 'NaN is no amount'],
    [Number.POSITIVE_INFINITY, 'usd', 'Infinity is no amount'],
    [2 ** 53, 'usd', 'too large to be exact'],
    ['90071992547409.93', 'usd', 'too large to be exact'],
    [-5, 'usd', 'allowNegative'],
    ['-0.05', 'usd', 'allowNegative'],
    [550, 'isk', 'pass 500 (5.00 ISK) or 600 (6.00 ISK)'],
    ['5.50', 'ugx', 'pass 500 (5.00 UGX) or 600 (6.00 UGX)'],
    [5124, 'kwd', 'pass 5120 (5.120 KWD) or 5130 (5.130 KWD)'],
    ['20', 'usd', "pass '20.00', or the number 20 (no text)"],
    ['20.5', 'usd', "pass '20.50'"],
    ['20.005', 'usd', "pass '20.00', or say how to round it"],
    ['500.00', 'jpy', "pass '500'"],
    ['5.12', 'kwd', "pass '5.120'"],
    ['1,234.50', 'usd', "such as '1234.50'"],
    ['1.234,50', 'eur', "such as '1234.50'"],
    ['1 234', 'jpy', "such as '1234'"],
    ['$20.00', 'usd', 'digits and a point'],
    [' 20.00', 'usd', 'digits and a point'],
    ['020.00', 'usd', 'digits and a point'],
    ['2e3', 'usd', 'digits and a point'],
    ['', 'usd', 'digits and a point'],
    ['.50', 'usd', 'digits and a point'],
    ['٢٠.٠٠', 'usd', 'digits and a point'],
    ['9'.repeat(1_000_000), 'jpy', 'digits and a point'],
  ])('%j %s', (amount, currency, message) => {
    expect(() => money(amount, currency)).toThrow(invalid(message));
  });

  test.each<unknown>([undefined, null, 20n, true, {}])('a value of another type: %s', (amount) => {
    // What JavaScript may pass although TypeScript forbids it.
    expect(() => money(amount as number, 'usd')).toThrow(invalid('value of type'));
  });

  test('the answer to a request with such an amount is 400', () => {
    expect(new AmountError('amount_invalid', 'x').httpStatus).toBe(400);
  });
});

test('an unknown currency is refused before anything is said of the amount', () => {
  expect(() => money(Number.NaN, 'usx')).toThrow(
    expect.objectContaining({ code: 'currency_unknown' }),
  );
});

describe('with rounding', () => {
  test.each([
    ['5.124', 'kwd', 'nearest', 5120],
    ['5.125', 'kwd', 'nearest', 5130],
    ['5.121', 'kwd', 'up', 5130],
    ['5.129', 'kwd', 'down', 5120],
    ['5.120', 'kwd', 'up', 5120],
    ['10.005', 'usd', 'nearest', 1001],
    ['10.00499999999999999999', 'usd', 'nearest', 1000],
    ['-10.005', 'usd', 'nearest', -1001],
    ['-10.001', 'usd', 'up', -1001],
    ['-10.009', 'usd', 'down', -1000],
    ['0.5', 'jpy', 'nearest', 1],
    ['5.49', 'isk', 'nearest', 500],
    ['5.499', 'isk', 'nearest', 500],
    ['5.50', 'isk', 'nearest', 600],
    [5124, 'kwd', 'nearest', 5120],
    [550, 'isk', 'up', 600],
    [1999, 'usd', 'up', 1999],
  ] as const)('%j %s goes %s to %d', (amount, currency, round, minorUnits) => {
    expect(money(amount, currency, { round, allowNegative: true }).amount).toBe(minorUnits);
  });

  test('a float is refused all the same, and so is text without the decimals', () => {
    expect(() => money(19.99, 'usd', { round: 'nearest' })).toThrow(invalid('1999'));
    expect(() => money('20', 'usd', { round: 'nearest' })).toThrow(invalid("'20.00'"));
  });
});

describe('for all money', () => {
  test('what decimalText writes, money reads back', () => {
    fc.assert(
      fc.property(anyMoney, (given) => {
        expect(money(decimalText(given), given.currency)).toEqual(given);
      }),
    );
  });

  test('a number is either taken as it is or refused: never rounded, never a float', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer()), anyCurrency, (amount, currency) => {
        const result = attempt(() => money(amount, currency));
        if (result instanceof AmountError) return;
        expect(result.amount).toBe(amount + 0);
        expect(Number.isSafeInteger(result.amount)).toBe(true);
        expect(result.amount % countingOf(currency).step).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('rounded text differs by less than a step, and can be charged', () => {
    const text = fc
      .tuple(fc.nat({ max: 1_000_000 }), fc.stringMatching(/^\d{3,9}$/))
      .map(([whole, fraction]) => `${whole}.${fraction}`);
    fc.assert(
      fc.property(
        text,
        anyCurrency,
        fc.constantFrom('nearest' as const, 'up' as const, 'down' as const),
        (given, currency, round) => {
          const { decimals, step } = countingOf(currency);
          const { amount } = money(given, currency, { round });
          expect(amount % step).toBe(0);
          const [whole = '', fraction = ''] = given.split('.');
          const exact = BigInt(whole + fraction.padEnd(9, '0'));
          const rounded = BigInt(amount) * 10n ** BigInt(9 - decimals);
          const off = rounded > exact ? rounded - exact : exact - rounded;
          const oneStep = BigInt(step) * 10n ** BigInt(9 - decimals);
          expect(round === 'nearest' ? off * 2n <= oneStep : off < oneStep).toBe(true);
          expect(round !== 'up' || rounded >= exact).toBe(true);
          expect(round !== 'down' || rounded <= exact).toBe(true);
        },
      ),
    );
  });
});

describe('what Stripe says is taken as it is', () => {
  test.each([
    [-320, 'usd'],
    [5124, 'kwd'],
    [550, 'ugx'],
  ] as const)('%d %s', (amount, currency) => {
    expect(moneyFromStripe(amount, currency)).toEqual({ amount, currency });
  });

  test('but for floats', () => {
    expect(() => moneyFromStripe(0.5, 'usd')).toThrow(invalid('float'));
  });
});

function attempt<Result>(action: () => Result): Result | AmountError {
  try {
    return action();
  } catch (error) {
    if (error instanceof AmountError) return error;
    throw error;
  }
}
