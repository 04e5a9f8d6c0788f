import { expect, test } from 'vitest';

import { checkoutKey } from './checkout-key.ts';

const input = {
  reference: 'order_1',
  params: { mode: 'payment', metadata: { a: 1, b: 2 } },
  round: 1,
};

test('the same checkout has the same key, in whatever order its parameters were written', () => {
  const params = { metadata: { b: 2, a: 1 }, mode: 'payment' };
  expect(checkoutKey({ ...input, params })).toBe(checkoutKey(input));
});

test('another reference, other parameters or another round have another key', () => {
  const keys = [
    input,
    { ...input, reference: 'order_2' },
    { ...input, params: { ...input.params, mode: 'subscription' } },
    { ...input, round: 2 },
  ].map(checkoutKey);
  expect(new Set(keys).size).toBe(4);
});

test('fits into what Stripe accepts, however long the reference', () => {
  const key = checkoutKey({ ...input, reference: 'x'.repeat(10_000), round: 999 });
  expect(key.length).toBeLessThanOrEqual(255);
});
