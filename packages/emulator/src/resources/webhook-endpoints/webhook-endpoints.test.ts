import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator } from '../../create-emulator.ts';
import {
  refusalOf,
  startEmulatedStripe,
  type EmulatedStripe,
} from '../../testing/emulated-stripe.ts';
import { temporaryDirectory } from '../../testing/temporary-directory.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
});
afterAll(() => emulated.emulator.close());

const url = 'http://127.0.0.1:9/webhook';

describe('the API', () => {
  test('an endpoint tells its secret once', async () => {
    const created = await stripe.webhookEndpoints.create({
      url,
      enabled_events: ['customer.created'],
      description: 'Orders',
      metadata: { app: 'shop' },
      api_version: '2026-10-28.endive',
    });
    const { lastResponse: _, ...endpoint } = created;
    expect(endpoint).toEqual({
      id: expect.stringMatching(/^we_\w+$/),
      object: 'webhook_endpoint',
      api_version: '2026-10-28.endive',
      application: null,
      created: expect.any(Number),
      description: 'Orders',
      enabled_events: ['customer.created'],
      livemode: false,
      metadata: { app: 'shop' },
      secret: expect.stringMatching(/^whsec_\w{32}$/),
      status: 'enabled',
      url,
    });
    const { secret: __, ...shown } = endpoint;
    const { lastResponse: ___, ...retrieved } = await stripe.webhookEndpoints.retrieve(endpoint.id);
    expect(retrieved).toEqual(shown);
    const { data } = await stripe.webhookEndpoints.list();
    expect(data).toEqual([shown]);
  });

  test('an update replaces the events, and can disable', async () => {
    const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    const updated = await stripe.webhookEndpoints.update(id, {
      enabled_events: ['invoice.paid', 'charge.failed'],
      disabled: true,
      url: 'https://shop.example/hook',
      description: 'New',
    });
    expect(updated).toMatchObject({
      enabled_events: ['invoice.paid', 'charge.failed'],
      status: 'disabled',
      url: 'https://shop.example/hook',
      description: 'New',
    });
    expect(updated).not.toHaveProperty('secret');
    const enabled = await stripe.webhookEndpoints.update(id, { disabled: false, description: '' });
    expect(enabled).toMatchObject({ status: 'enabled', description: null });
  });

  test('a deleted one is gone', async () => {
    const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ id, deleted: true });
    expect(await refusalOf(stripe.webhookEndpoints.retrieve(id))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  test.each([
    [{ url: 'shop.example/hook' }, { code: 'url_invalid', param: 'url' }],
    [{ url: 'ftp://shop.example' }, { code: 'url_invalid', param: 'url' }],
    [{ url, enabled_events: ['customer.born'] }, { param: 'enabled_events[0]' }],
    [{ url, connect: true }, { code: 'emulator_unsupported' }],
  ])('refuses %j', async (parameters, refusal) => {
    // Some of what is tested here the SDK's types don't allow.
    const wrong = { enabled_events: ['*'], ...parameters } as Stripe.WebhookEndpointCreateParams;
    expect(await refusalOf(stripe.webhookEndpoints.create(wrong))).toMatchObject(refusal);
  });
});

describe('endpoints from the start', () => {
  test('the same URL twice is one endpoint, with the newest secret', async () => {
    const { emulator, stripe: started } = await startEmulatedStripe({
      webhooks: [{ url }, { url, secret: 'whsec_given', enabledEvents: ['invoice.paid'] }],
    });
    const { data } = await started.webhookEndpoints.list();
    expect(data).toMatchObject([{ url, enabled_events: ['invoice.paid'] }]);
    expect(emulator.webhooks.at(-1)).toEqual({ id: data[0]?.id, url, secret: 'whsec_given' });
    await emulator.close();
  });

  test('all events are sent and a secret is made up unless told otherwise', async () => {
    const { emulator, stripe: started } = await startEmulatedStripe({ webhooks: [{ url }] });
    expect((await started.webhookEndpoints.list()).data).toMatchObject([{ enabled_events: ['*'] }]);
    expect(emulator.webhooks[0]?.secret).toMatch(/^whsec_\w{32}$/);
    await emulator.close();
  });

  test('an event type that Stripe does not have is refused', () => {
    const webhooks = [{ url, enabledEvents: ['customer.born'] }];
    expect(() => createEmulator({ webhooks })).toThrow("no events of type 'customer.born'");
  });
});

test('a start on another port forgets the endpoint of the earlier start, and no other', async () => {
  const dataDirectory = temporaryDirectory();
  const start = async (port: number): Promise<string[]> => {
    const webhooks = [{ url: `http://127.0.0.1:${port}/webhook` }];
    const started = await startEmulatedStripe({ dataDirectory, webhooks });
    if (port === 4001) {
      await started.stripe.webhookEndpoints.create({
        url: 'http://127.0.0.1:4009/',
        enabled_events: ['*'],
      });
    }
    const { data } = await started.stripe.webhookEndpoints.list();
    await started.emulator.close();
    return data.map((endpoint) => endpoint.url);
  };
  await start(4001);
  expect(await start(4002)).toEqual(['http://127.0.0.1:4002/webhook', 'http://127.0.0.1:4009/']);
});
