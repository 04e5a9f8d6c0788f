import fc from 'fast-check';
import { expect, test } from 'vitest';

import { hashOf, idempotencyKeyOf } from './operation-key.ts';

test('the order of keys makes no difference, anything else does', () => {
  expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }));
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
  expect(hashOf(['a', 'b'])).not.toBe(hashOf(['b', 'a']));
});

test('what is not given is the same as what is left out', () => {
  expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }));
});

test('keys are the same every time, differ by round, and are short enough for Stripe', () => {
  const id = { operation: 'payment.charge_saved', identity: hashOf('order_1') } as const;
  expect(idempotencyKeyOf(id, 1)).toBe(idempotencyKeyOf({ ...id }, 1));
  expect(idempotencyKeyOf(id, 1)).not.toBe(idempotencyKeyOf(id, 2));
  expect(idempotencyKeyOf(id, 1_000_000).length).toBeLessThanOrEqual(255);
});

test('survives the way through the database as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(hashOf(JSON.parse(JSON.stringify(value)))).toBe(hashOf(value));
    }),
  );
});
