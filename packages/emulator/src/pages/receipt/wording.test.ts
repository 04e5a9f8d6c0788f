import { expect, test } from 'vitest';

import { brandName, dayText, refundText } from './wording.ts';

test.each([
  ['amex', 'American Express'],
  ['visa', 'Visa'],
  ['unknown', 'Card'],
])('the brand %s is %s', (brand, name) => {
  expect(brandName(brand)).toBe(name);
});

test('a day is a day of UTC', () => {
  expect(dayText(1_795_478_399)).toBe('November 23, 2026');
  expect(dayText(1_795_478_400)).toBe('November 24, 2026');
});

test.each([
  ['succeeded', null],
  ['pending', '(on its way)'],
  ['failed', '(failed)'],
])('of a %s refund is said: %s', (status, text) => {
  expect(refundText(status)).toBe(text);
});
