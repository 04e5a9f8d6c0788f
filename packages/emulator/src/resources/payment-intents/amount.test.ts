import { expect, test } from 'vitest';

import { StripeError } from '../../http/stripe-error.ts';
import { checkAmount } from './amount.ts';

test.each([
  [50, 'usd'],
  [30, 'gbp'],
  [50, 'jpy'],
  [1, 'kwd'],
  [99_999_999, 'usd'],
])('%i %s can be charged', (amount, currency) => {
  expect(() => checkAmount(amount, currency)).not.toThrow();
});

test.each([
  [49, 'usd', 'amount_too_small', 'Amount must be at least $0.50 usd'],
  [29, 'gbp', 'amount_too_small', 'Amount must be at least £0.30 gbp'],
  [49, 'jpy', 'amount_too_small', 'Amount must be at least ¥50 jpy'],
  [100_000_000, 'usd', 'amount_too_large', 'Amount must be no more than $999,999.99'],
  [0, 'usd', 'parameter_invalid_integer', 'The amount must be greater than or equal to the min'],
  [-1, 'usd', undefined, 'Invalid non-negative integer'],
])('%i %s is refused', (amount, currency, code, message) => {
  const { fields } = refusal(() => checkAmount(amount, currency));
  expect(fields).toMatchObject({ type: 'invalid_request_error', param: 'amount' });
  expect(fields.code).toBe(code);
  expect(fields.message.startsWith(message)).toBe(true);
});

function refusal(work: () => void): StripeError {
  try {
    work();
  } catch (error) {
    if (error instanceof StripeError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
