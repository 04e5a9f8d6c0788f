import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { refusalOf, startEmulatedStripe, type EmulatedStripe } from '../testing/emulated-stripe.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
});
afterAll(() => emulated.emulator.close());

/** A request as any client of Stripe may send it. */
const post = (path: string, body: string, key: string, url = emulated.url): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    body,
    headers: {
      Authorization: 'Bearer sk_test_emulator',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Idempotency-Key': key,
    },
  });

const customersNamed = async (name: string): Promise<Stripe.Customer[]> => {
  const { data } = await stripe.customers.list({ limit: 100 });
  return data.filter((customer) => customer.name === name);
};

describe('the same key', () => {
  test('gives the same answer, and the work is done once', async () => {
    const first = await post('/v1/customers', 'name=Once', 'once');
    const again = await post('/v1/customers', 'name=Once', 'once');
    expect(first.headers.get('Idempotent-Replayed')).toBeNull();
    expect(first.headers.get('Idempotency-Key')).toBe('once');
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(again.headers.get('Original-Request')).toBe(first.headers.get('Request-Id'));
    expect(again.headers.get('Request-Id')).not.toBe(first.headers.get('Request-Id'));
    expect(await again.text()).toBe(await first.text());
    expect(await customersNamed('Once')).toHaveLength(1);
  });

  test('gives the same refusal, too', async () => {
    const { id: customer } = await stripe.customers.create();
    const attach = (): Promise<Response> =>
      post('/v1/payment_methods/pm_card_chargeDeclined/attach', `customer=${customer}`, 'declined');
    const first = await attach();
    const again = await attach();
    expect([first.status, again.status]).toEqual([402, 402]);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
  });

  test('with other parameters, or elsewhere, is an error', async () => {
    await post('/v1/customers', 'name=One', 'mixed');
    for (const [path, body] of [
      ['/v1/customers', 'name=Two'],
      ['/v1/products', 'name=One'],
    ] as const) {
      const response = await post(path, body, 'mixed');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: {
          type: 'idempotency_error',
          message: expect.stringContaining("a key other than 'mixed'"),
        },
      });
    }
    const refused = stripe.customers.create({ name: 'Three' }, { idempotencyKey: 'mixed' });
    expect(await refusalOf(refused)).toMatchObject({ type: 'StripeIdempotencyError' });
  });

  test('is free again when the parameters were refused', async () => {
    expect((await post('/v1/customers', 'nome=Slip', 'slip')).status).toBe(400);
    const mended = await post('/v1/customers', 'name=Slip', 'slip');
    expect(mended.status).toBe(200);
    expect(mended.headers.get('Idempotent-Replayed')).toBeNull();
  });

  test('means nothing for what reads', async () => {
    const options = { idempotencyKey: 'read' };
    const before = await stripe.customers.list({ limit: 100 }, options);
    await stripe.customers.create();
    const after = await stripe.customers.list({ limit: 100 }, options);
    expect(after.data).toHaveLength(before.data.length + 1);
  });

  test('is forgotten after a day', async () => {
    const { emulator, stripe: aging } = await startEmulatedStripe();
    const create = (name: string): Promise<Stripe.Customer> =>
      aging.customers.create({ name }, { idempotencyKey: 'day' });
    const first = await create('Day');
    emulator.clock.advanceMs(24 * 60 * 60 * 1000 - 60_000);
    expect((await create('Day')).id).toBe(first.id);
    emulator.clock.advanceMs(120_000);
    expect((await create('Other')).id).not.toBe(first.id);
    await emulator.close();
  });

  test('is remembered over a restart', async () => {
    const dataDirectory = temporaryDirectory();
    const create = async (): Promise<string> => {
      const { emulator, stripe: restarted } = await startEmulatedStripe({ dataDirectory });
      const { id } = await restarted.customers.create({}, { idempotencyKey: 'restart' });
      await emulator.close();
      return id;
    };
    expect(await create()).toBe(await create());
  });

  test('has at most 255 characters', async () => {
    expect((await post('/v1/customers', '', 'k'.repeat(255))).status).toBe(200);
    expect((await post('/v1/customers', '', 'k'.repeat(256))).status).toBe(400);
  });
});

describe('many requests at once', () => {
  test('under one key do the work once: the others are told to come back', async () => {
    // Long enough for all of them to arrive while the first is being worked on, on a busy machine too.
    const slow = await startEmulatedStripe({ latencyMs: 500 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/customers', 'name=Race', 'race', slow.url)),
    );
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const conflict = answers.find(({ status }) => status === 409);
    expect(await conflict?.json()).toMatchObject({
      error: { type: 'idempotency_error', code: 'idempotency_key_in_use' },
    });
    const later = await post('/v1/customers', 'name=Race', 'race', slow.url);
    expect(later.headers.get('Idempotent-Replayed')).toBe('true');
    expect((await slow.stripe.customers.list()).data).toHaveLength(1);
    await slow.emulator.close();
  });

  test('under keys of their own are all done', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        stripe.customers.create({ name: 'Crowd' }, { idempotencyKey: `crowd ${index}` }),
      ),
    );
    expect(await customersNamed('Crowd')).toHaveLength(20);
  });
});
