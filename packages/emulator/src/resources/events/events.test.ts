import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  refusalOf,
  startEmulatedStripe,
  type EmulatedStripe,
} from '../../testing/emulated-stripe.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
});
afterAll(() => emulated.emulator.close());

const types = async (filter: Stripe.EventListParams): Promise<string[]> =>
  (await stripe.events.list(filter)).data.map(({ type }) => type);

test('an event tells the version, the request and the object as it was then', async () => {
  const customer = await stripe.customers.create({ name: 'Then' }, { idempotencyKey: 'then' });
  await stripe.customers.update(customer.id, { name: 'Now' });
  const { data } = await stripe.events.list({ type: 'customer.created', limit: 1 });
  const { lastResponse: _, ...event } = await stripe.events.retrieve(data[0]?.id ?? '');
  expect(event).toEqual({
    id: expect.stringMatching(/^evt_\w+$/),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: customer.created,
    data: { object: expect.objectContaining({ id: customer.id, name: 'Then' }) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: customer.lastResponse.requestId, idempotency_key: 'then' },
    type: 'customer.created',
  });
});

test('an unknown event is missing', async () => {
  expect(await refusalOf(stripe.events.retrieve('evt_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: "No such event: 'evt_none'",
  });
});

describe('listing', () => {
  test('by one type, by several, and by the beginning of a type', async () => {
    const product = await stripe.products.create({ name: 'Tea' });
    await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1 });
    expect(await types({ type: 'price.created' })).toEqual(['price.created']);
    expect(await types({ types: ['price.created', 'product.created'] })).toEqual([
      'price.created',
      'product.created',
    ]);
    expect(await types({ type: 'product.*' })).toEqual(['product.created']);
    const both = stripe.events.list({ type: 'price.created', types: ['price.created'] });
    expect(await refusalOf(both)).toMatchObject({ statusCode: 400 });
  });

  test('newest first, page by page', async () => {
    const all = await stripe.events.list({ limit: 1 }).autoPagingToArray({ limit: 100 });
    const once = await stripe.events.list({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(once.data.map(({ id }) => id));
    expect(once.has_more).toBe(false);
  });

  test('by whether they were delivered', async () => {
    const refusing = await startEmulatedStripe({
      // Port 9 is the discard service: nobody listens.
      webhooks: [{ url: 'http://127.0.0.1:9', enabledEvents: ['product.created'] }],
      delivery: { retryDelaysMs: [] },
    });
    await refusing.stripe.customers.create();
    await refusing.stripe.products.create({ name: 'Tea' });
    const typesOf = async (delivery_success: boolean): Promise<string[]> =>
      (await refusing.stripe.events.list({ delivery_success })).data.map(({ type }) => type);
    expect(await typesOf(true)).toEqual(['customer.created']);
    expect(await typesOf(false)).toEqual(['product.created']);
    await refusing.emulator.close();
  });

  test('goes back 30 days', async () => {
    const { stripe: later, emulator } = await startEmulatedStripe();
    await later.customers.create();
    const { data } = await later.events.list();
    emulator.clock.advanceMs(29 * 24 * 60 * 60 * 1000);
    expect((await later.events.list()).data).toEqual(data);
    emulator.clock.advanceMs(24 * 60 * 60 * 1000);
    expect((await later.events.list()).data).toEqual([]);
    expect(await refusalOf(later.events.retrieve(data[0]?.id ?? ''))).toMatchObject({
      statusCode: 404,
    });
    await emulator.close();
  });
});
