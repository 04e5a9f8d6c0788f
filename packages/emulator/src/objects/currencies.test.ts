import { expect, test } from 'vitest';

import { StripeError } from '../http/stripe-error.ts';
import { checkCurrency, decimalsOf, formatAmount } from './currencies.ts';

test('A currency is accepted in either case and kept in lower case', () => {
  expect(checkCurrency('USD')).toBe('usd');
  expect(checkCurrency('jpy')).toBe('jpy');
});

test('An unknown currency is refused with the list of those that exist', () => {
  const refused = catchError(() => checkCurrency('Euro', 'price_data[currency]'));
  expect(refused.status).toBe(400);
  expect(refused.fields.param).toBe('price_data[currency]');
  expect(refused.message).toMatch(
    /^Invalid currency: euro\. Stripe currently supports these currencies: usd, aed, afn, /,
  );
});

test('Amounts are written with the decimals of their currency', () => {
  expect([decimalsOf('usd'), decimalsOf('jpy'), decimalsOf('kwd')]).toEqual([2, 0, 3]);
  expect(formatAmount(99_999_999, 'usd')).toBe('$999,999.99');
  expect(formatAmount(50, 'jpy')).toBe('¥50');
  expect(formatAmount(30, 'gbp')).toBe('£0.30');
  expect(formatAmount(150, 'usdc')).toBe('1.50');
});

function catchError(work: () => unknown): StripeError {
  try {
    work();
  } catch (error) {
    if (error instanceof StripeError) return error;
  }
  throw new Error('Expected a StripeError');
}
