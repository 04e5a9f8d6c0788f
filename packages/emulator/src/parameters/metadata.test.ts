// Stripe's limits on metadata, at the limit and one beyond it.
import { expect, test } from 'vitest';
import { checkMetadata } from './metadata.ts';

const keys = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key_${index}`, 'a']));

test('fifty keys', () => {
  expect(checkMetadata('metadata', keys(50))).toBeUndefined();
  expect(checkMetadata('metadata', keys(51))?.message).toBe(
    "Metadata can have up to 50 keys, but you've set 51. Email us at support+metadata@stripe.com for more information.",
  );
});

test('keys of forty characters', () => {
  expect(checkMetadata('metadata', { ['k'.repeat(40)]: 'a' })).toBeUndefined();
  const key = 'k'.repeat(41);
  expect(checkMetadata('metadata', { [key]: 'a' })?.message).toBe(
    `Metadata keys can have up to 40 characters, but you passed in a key that is 41 characters. Invalid key: ${key}`,
  );
});

test('values of five hundred characters', () => {
  expect(checkMetadata('metadata', { a: 'v'.repeat(500) })).toBeUndefined();
  const value = 'v'.repeat(501);
  expect(checkMetadata('payment_intent_data[metadata]', { a: value })).toEqual({
    status: 400,
    type: 'invalid_request_error',
    param: 'payment_intent_data[metadata]',
    message: `Metadata values can have up to 500 characters, but you passed in a value that is 501 characters. Invalid value: ${value}`,
  });
});

test('a value is text', () => {
  expect(checkMetadata('metadata', { a: { b: 'c' } })?.param).toBe('metadata[a]');
});
