import { describe, expect, test } from 'vitest';

import type { SavedMethod } from '../../payment-methods/saved-method.ts';
import { en } from '../texts/en.ts';
import { expiryOf, nameOf } from './describe-method.ts';
import type { ListedMethod } from './listed-method.ts';

// Nothing of Stripe's own object is shown.
const paymentMethod = {} as SavedMethod['paymentMethod'];

const visa: ListedMethod = {
  id: 'pm_1',
  type: 'card',
  brand: 'visa',
  last4: '4242',
  expiry: { month: 2, year: 2030 },
  isDefault: false,
};

describe('a method is called', () => {
  test.each([
    [visa, 'Visa ending in 4242'],
    [{ ...visa, brand: 'amex', last4: '0005' }, 'American Express ending in 0005'],
    [{ ...visa, type: 'sepa_debit', brand: null, last4: '3000' }, 'SEPA ending in 3000'],
    [{ ...visa, type: 'amazon_pay', brand: null, last4: null }, 'Amazon pay'],
  ])('%#: %s', (method, name) => {
    expect(nameOf(method, en)).toBe(name);
  });
});

describe('a card is good until the last day of its month', () => {
  test.each([
    [new Date(2030, 1, 28, 23, 59), 'Expires 02/30'],
    [new Date(2030, 2, 1), 'Expired 02/30'],
    [new Date(2029, 11, 31), 'Expires 02/30'],
  ])('%s', (now, text) => {
    expect(expiryOf(visa, en, now)).toBe(text);
  });

  test('what is no card does not expire', () => {
    expect(expiryOf({ ...visa, expiry: null }, en, new Date(2030, 1, 1))).toBeNull();
  });
});

test('what the library lists on the server can be listed as it is', () => {
  const saved: SavedMethod = { ...visa, paymentMethod };
  const listed: ListedMethod = saved;
  expect(nameOf(listed, en)).toBe('Visa ending in 4242');
});
