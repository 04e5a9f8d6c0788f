import { describe, expect, test } from 'vitest';

import { expiryProblem, formatExpiry, readExpiry } from './expiry.js';

describe('formatExpiry', () => {
  test.each([
    ['', ''],
    ['1', '1'],
    ['12', '12 / '],
    ['5', '05 / '],
    ['13', '01 / 3'],
    ['1/', '01 / '],
    ['1/29', '01 / 29'],
    ['123', '12 / 3'],
    ['12 / 34', '12 / 34'],
    ['12 / 345', '12 / 34'],
    ['12/2034', '12 / 34'],
    ['x', ''],
  ])('shows %s as %s', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  test('lets the slash be deleted', () => {
    expect(formatExpiry('12 /', { deleting: true })).toBe('12');
    expect(formatExpiry('12 / ', { deleting: true })).toBe('12');
    expect(formatExpiry('12 / 3', { deleting: true })).toBe('12 / 3');
  });
});

describe('readExpiry', () => {
  test('gives month and year', () => {
    expect(readExpiry('04 / 31')).toEqual({ month: 4, year: 2031 });
  });

  test.each(['', '04', '04 / 3', '13 / 31', '00 / 31'])('gives nothing for %s', (text) => {
    expect(readExpiry(text)).toBeNull();
  });
});

describe('expiryProblem', () => {
  const today = { month: 11, year: 2026 };

  test.each([
    ['12 / 26', null],
    ['11 / 26', null],
    ['10 / 26', "Your card's expiration date is in the past."],
    ['12 / 25', "Your card's expiration year is in the past."],
    ['13 / 30', "Your card's expiration date is invalid."],
    ['12 / 2', "Your card's expiration date is incomplete."],
    ['', "Your card's expiration date is incomplete."],
  ])('says of %s in November 2026: %s', (text, problem) => {
    expect(expiryProblem(text, today)).toBe(problem);
  });
});
