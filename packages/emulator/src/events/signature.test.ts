import Stripe from 'stripe';
import { expect, test } from 'vitest';

import { signatureHeader } from './signature.ts';

const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.created' }, null, 2);
const now = 1_800_000_000;

test('is accepted by the official SDK', () => {
  const header = signatureHeader(body, 'whsec_one', now);
  const { webhooks } = new Stripe('sk_test_signature');
  const event = webhooks.constructEvent(body, header, 'whsec_one', 300, undefined, now * 1000);
  expect(event.id).toBe('evt_1');
});

test('is refused by the SDK under another secret', () => {
  const header = signatureHeader(body, 'whsec_one', now);
  const { webhooks } = new Stripe('sk_test_signature');
  expect(() =>
    webhooks.constructEvent(body, header, 'whsec_two', 300, undefined, now * 1000),
  ).toThrow('No signatures found matching the expected signature');
});
