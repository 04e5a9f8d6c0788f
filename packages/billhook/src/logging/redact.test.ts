import { expect, test } from 'vitest';

import { describeError, redact, redactText } from './redact.ts';

test.each([
  ['Invalid key sk_test_51AbCdEf', 'Invalid key [redacted]'],
  ['rk_live_abc and whsec_a1+b/2=', '[redacted] and [redacted]'],
  ['pi_123_secret_456 was used', 'pi_123_secret_[redacted] was used'],
  ['postgres://app:hunter2@db:5432/app', 'postgres://app:[redacted]@db:5432/app'],
  ['card 4242424242424242.', 'card [redacted].'],
  ['card 4242 4242 4242 4242.', 'card [redacted].'],
])('masks what is secret in %j', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test.each(['evt_1QabcDEF', 'at 1763900000000 ms', 'order 4242424242424241', 'price_123 for 1999'])(
  'leaves %j alone',
  (text) => {
    expect(redactText(text)).toBe(text);
  },
);

test('masks by key, at any depth, and keeps what is not secret', () => {
  expect(
    redact({ id: 'pi_1', intent: { client_secret: 'x', amount: 1999 }, cards: [{ cvc: '123' }] }),
  ).toEqual({
    id: 'pi_1',
    intent: { client_secret: '[redacted]', amount: 1999 },
    cards: [{ cvc: '[redacted]' }],
  });
});

test('masks a card number that was given as a number', () => {
  expect(redact({ number: 4242424242424242 })).toEqual({ number: '[redacted]' });
});

test('masks inside errors and their causes', () => {
  const error = new Error('outer', { cause: new Error('key sk_live_abc') });
  expect(JSON.stringify(redact(error))).not.toContain('sk_live_abc');
  expect(describeError(new TypeError('key sk_live_abc'))).toBe('TypeError: key [redacted]');
});

test('ends on a value that contains itself', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(JSON.stringify(redact(loop))).toContain('[too deep]');
});
