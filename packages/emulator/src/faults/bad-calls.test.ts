import Stripe from 'stripe';
import { afterEach, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../create-emulator.ts';
import { refusalOf, startEmulatedStripe } from '../testing/emulated-stripe.ts';
import type { CallFault, FaultOptions } from './fault-options.ts';

const open: Emulator[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function stripeWith(faults: FaultOptions): Promise<{ stripe: Stripe; url: string }> {
  const { emulator, stripe, url } = await startEmulatedStripe({ faults });
  open.push(emulator);
  return { stripe, url };
}

const always = (fault: CallFault): FaultOptions => ({
  rates: { [fault]: 1 },
  retryAfterSeconds: 7,
  timeOutMs: 30,
});

describe('a call may meet', () => {
  test('a rate limit, with what to do about it in the headers', async () => {
    const { stripe } = await stripeWith(always('rate-limit'));
    const error = await refusalOf(stripe.customers.create());
    expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(error).toMatchObject({ statusCode: 429, code: 'rate_limit' });
    expect(error.headers).toMatchObject({
      'retry-after': '7',
      'stripe-rate-limited-reason': 'global-rate',
    });
    expect(error.requestId).toMatch(/^req_/);
  });

  test('the lock of another call', async () => {
    const { stripe } = await stripeWith(always('lock-timeout'));
    expect(await refusalOf(stripe.customers.create())).toMatchObject({
      statusCode: 429,
      code: 'lock_timeout',
      headers: { 'stripe-should-retry': 'true' },
    });
  });

  test('an error of the server', async () => {
    const { stripe } = await stripeWith(always('server-error'));
    const error = await refusalOf(stripe.customers.create());
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(error.statusCode).toBe(500);
  });

  test.each(['time-out', 'reset'] as const)('no answer: %s', async (fault) => {
    const { stripe } = await stripeWith(always(fault));
    const error = await refusalOf(stripe.customers.create());
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });
});

test('a time-out lasts as long as it was told to', async () => {
  const { stripe } = await stripeWith({ rates: { 'time-out': 1 }, timeOutMs: 60_000 });
  const patient = stripe.customers.create({}, { timeout: 50, maxNetworkRetries: 0 });
  expect((await refusalOf(patient)).message).toContain('Request aborted due to timeout');
});

test('of the calls that are cut off, some are worked on and others are not', async () => {
  const { stripe } = await stripeWith({ rates: { reset: 0.5 }, seed: 2 });
  const once = { maxNetworkRetries: 0 };
  const calls = Array.from({ length: 40 }, () => stripe.customers.create({}, once));
  const results = await Promise.allSettled(calls);
  const answered = results.filter(({ status }) => status === 'fulfilled').length;
  const created = await untilAnswered(() => stripe.customers.list({ limit: 100 }, once));
  expect(created.data.length).toBeGreaterThan(answered);
  expect(created.data.length).toBeLessThan(40);
});

test('an idempotency key makes up for answers that were lost', async () => {
  const { stripe } = await stripeWith({ rates: { reset: 0.5 }, seed: 2 });
  for (let index = 0; index < 10; index += 1) {
    const idempotencyKey = `customer ${index}`;
    const once = { maxNetworkRetries: 0, idempotencyKey };
    await untilAnswered(() => stripe.customers.create({}, once));
  }
  const once = { maxNetworkRetries: 0 };
  const created = await untilAnswered(() => stripe.customers.list({ limit: 100 }, once));
  expect(created.data).toHaveLength(10);
});

async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const isCut = error instanceof Stripe.errors.StripeConnectionError;
      if (!isCut || attempt === 50) throw error;
    }
  }
}

test('without a socket, a call that is cut off has no answer either', async () => {
  const emulator = createEmulator({ faults: always('reset') });
  open.push(emulator);
  const answer = await emulator.fetch(new Request('http://localhost/v1/customers'));
  expect(answer.type).toBe('error');
});
