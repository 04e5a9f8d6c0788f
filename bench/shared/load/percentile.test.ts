import { expect, test } from 'vitest';

import { median, percentile } from './percentile.ts';

const hundred = Array.from({ length: 100 }, (_value, index) => index + 1);

test('a percentile is the value that so many percent do not exceed', () => {
  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile(hundred, 100)).toBe(100);
});

test('a percentile of few values is one of them', () => {
  expect(percentile([3, 9], 99)).toBe(9);
  expect(percentile([3], 50)).toBe(3);
  expect(percentile([], 99)).toBe(0);
});

test('the median does not depend on the order, nor on one value that is far off', () => {
  expect(median([900, 10, 12])).toBe(12);
});
