import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { brandOf } from './card-brand.js';
import { cardNumberProblem, digitsOf, formatCardNumber, passesLuhn } from './card-number.js';

describe('brandOf', () => {
  test.each([
    ['4', 'visa'],
    ['4000002500003155', 'visa'],
    ['51', 'mastercard'],
    ['2223003122003222', 'mastercard'],
    ['2720', 'mastercard'],
    ['2721', 'unknown'],
    ['2220', 'unknown'],
    ['34', 'amex'],
    ['378282246310005', 'amex'],
    ['6011111111111117', 'discover'],
    ['3056930009020004', 'diners'],
    ['36227206271667', 'diners'],
    ['3566002020360505', 'jcb'],
    ['6200000000000005', 'unionpay'],
    ['', 'unknown'],
    ['9', 'unknown'],
  ])('tells that %s is of %s', (digits, brand) => {
    expect(brandOf(digits).id).toBe(brand);
  });

  test('knows that American Express prints four digits as CVC', () => {
    expect(brandOf('37').cvcLength).toBe(4);
    expect(brandOf('42').cvcLength).toBe(3);
  });
});

describe('formatCardNumber', () => {
  test.each([
    ['4242', '4242'],
    ['42424', '4242 4'],
    ['4242424242424242', '4242 4242 4242 4242'],
    ['42424242424242429', '4242 4242 4242 4242'],
    ['4242-4242-4242-4242', '4242 4242 4242 4242'],
    ['378282246310005', '3782 822463 10005'],
    ['36227206271667', '3622 720627 1667'],
    ['3056930009020004', '3056 9300 0902 0004'],
    ['6205500000000000004', '6205 5000 0000 0000 004'],
    ['abc', ''],
  ])('shows %s as %s', (typed, shown) => {
    expect(formatCardNumber(typed)).toBe(shown);
  });

  test('changes nothing when applied to its own result', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = formatCardNumber(text);
        expect(formatCardNumber(once)).toBe(once);
        expect(digitsOf(text).startsWith(digitsOf(once))).toBe(true);
      }),
    );
  });
});

describe('passesLuhn', () => {
  test.each(['4242424242424242', '378282246310005', '36227206271667', '5555555555554444'])(
    'takes %s',
    (digits) => expect(passesLuhn(digits)).toBe(true),
  );

  test('notices every single wrong digit', () => {
    const right = '4000002500003155';
    for (const [index, digit] of right.split('').entries()) {
      const wrong = right.slice(0, index) + ((Number(digit) + 1) % 10) + right.slice(index + 1);
      expect(passesLuhn(wrong)).toBe(false);
    }
  });

  test('refuses no digits at all', () => expect(passesLuhn('')).toBe(false));
});

describe('cardNumberProblem', () => {
  test.each([
    ['4242 4242 4242 4242', null],
    ['4242 4242 4242 4241', 'Your card number is invalid.'],
    ['4242 4242 4242', 'Your card number is incomplete.'],
    ['', 'Your card number is incomplete.'],
    ['3782 822463 10005', null],
    ['3622 720627 1667', null],
    ['6205 5000 0000 0000 004', null],
  ])('says of %s: %s', (typed, problem) => {
    expect(cardNumberProblem(typed)).toBe(problem);
  });
});
