import { afterEach, describe, expect, test, vi } from 'vitest';

import type { EmulatorOptions } from '../create-emulator.ts';
import { startEmulatedStripe, type EmulatedStripe } from '../testing/emulated-stripe.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import {
  startWebhookReceiver,
  type Answer,
  type WebhookReceiver,
} from '../testing/webhook-receiver.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function receiver(answer?: Answer): Promise<WebhookReceiver> {
  const started = await startWebhookReceiver(answer);
  open.push(started);
  return started;
}

async function emulated(options: EmulatorOptions): Promise<EmulatedStripe> {
  const started = await startEmulatedStripe(options);
  open.push(started.emulator);
  return started;
}

const quickly = { retryDelaysMs: [10, 10], timeoutMs: 1000 };

describe('a delivery', () => {
  test('is signed as the official SDK expects it', async () => {
    const app = await receiver();
    const secret = 'whsec_of_this_test';
    const { stripe } = await emulated({ webhooks: [{ url: app.url, secret }] });
    const customer = await stripe.customers.create({ name: 'Jürg “J” Müller' });
    await vi.waitFor(() => expect(app.received).toHaveLength(1));
    const { body, headers, signature } = app.last();
    const event = stripe.webhooks.constructEvent(body, signature, secret);
    expect(event).toMatchObject({
      type: 'customer.created',
      data: { object: { id: customer.id, name: 'Jürg “J” Müller' } },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    });
    const altered = body.replace('Müller', 'Meier');
    expect(() => stripe.webhooks.constructEvent(altered, signature, secret)).toThrow(
      'No signatures found matching the expected signature',
    );
  });

  test('goes to those who asked for the type, each signed with its own secret', async () => {
    const customers = await receiver();
    const all = await receiver();
    const { stripe, emulator } = await emulated({
      webhooks: [
        { url: customers.url, enabledEvents: ['customer.created'] },
        { url: all.url, enabledEvents: ['*'] },
      ],
    });
    await stripe.products.create({ name: 'Tea' });
    await stripe.customers.create();
    const both = ['customer.created', 'product.created'];
    await vi.waitFor(() => expect(all.types().toSorted()).toEqual(both));
    await vi.waitFor(() => expect(customers.types()).toEqual(['customer.created']));
    for (const [index, app] of [customers, all].entries()) {
      const { body, signature } = app.last();
      const secret = emulator.webhooks[index]?.secret ?? '';
      expect(stripe.webhooks.constructEvent(body, signature, secret).object).toBe('event');
    }
  });

  test('is not made to an endpoint that is disabled or deleted', async () => {
    const disabled = await receiver();
    const deleted = await receiver();
    const enabled = await receiver();
    const { stripe } = await emulated({ webhooks: [{ url: enabled.url }] });
    const one = await stripe.webhookEndpoints.create({ url: disabled.url, enabled_events: ['*'] });
    await stripe.webhookEndpoints.update(one.id, { disabled: true });
    const two = await stripe.webhookEndpoints.create({ url: deleted.url, enabled_events: ['*'] });
    await stripe.webhookEndpoints.del(two.id);
    await stripe.customers.create();
    await vi.waitFor(() => expect(enabled.received).toHaveLength(1));
    expect([...disabled.received, ...deleted.received]).toEqual([]);
  });
});

describe('an endpoint that fails', () => {
  test.each([
    ['answers 500', 500],
    ['sends elsewhere', 302],
    ['never answers', 'never'],
  ] as const)('and %s gets the same event again, until it is well', async (_, failure) => {
    const app = await receiver((index) => (index < 2 ? failure : 200));
    const { stripe } = await emulated({
      webhooks: [{ url: app.url }],
      delivery: { ...quickly, timeoutMs: 50 },
    });
    await stripe.customers.create();
    await vi.waitFor(() => expect(app.received).toHaveLength(3));
    const [first, second, third] = app.received.map(({ body }) => body);
    expect(second).toBe(first);
    expect(third).toBe(first);
    await vi.waitFor(async () => {
      const { data } = await stripe.events.list();
      expect(data[0]?.pending_webhooks).toBe(0);
    });
  });

  test('is left alone when the schedule is over, and the event stays pending', async () => {
    const app = await receiver(() => 500);
    const { stripe } = await emulated({ webhooks: [{ url: app.url }], delivery: quickly });
    await stripe.customers.create();
    await vi.waitFor(() => expect(app.received).toHaveLength(3));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(app.received).toHaveLength(3);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });

  test('holds nobody else up', async () => {
    const silent = await receiver(() => 'never');
    const app = await receiver();
    const { stripe } = await emulated({ webhooks: [{ url: silent.url }, { url: app.url }] });
    await stripe.customers.create();
    await stripe.customers.create();
    await vi.waitFor(() => expect(app.received).toHaveLength(2));
  });
});

describe('with a data directory', () => {
  test('what could not be delivered is delivered after a restart', async () => {
    const dataDirectory = temporaryDirectory();
    let isUp = false;
    const app = await receiver(() => (isUp ? 200 : 503));
    const options = { dataDirectory, webhooks: [{ url: app.url }] };
    const before = await startEmulatedStripe({
      ...options,
      delivery: { retryDelaysMs: [60_000] },
    });
    const customer = await before.stripe.customers.create();
    await vi.waitFor(async () => {
      expect(app.received).toHaveLength(1);
      expect((await before.stripe.events.list()).data).toMatchObject([{ pending_webhooks: 1 }]);
    });
    const [{ secret } = { secret: '' }] = before.emulator.webhooks;
    await before.emulator.close();
    isUp = true;

    const inAnHour = { nowMs: () => Date.now() + 3_600_000 };
    const after = await emulated({ ...options, clock: inAnHour });
    await vi.waitFor(() => expect(app.received).toHaveLength(2));
    const { body, signature } = app.last();
    const { webhooks } = after.stripe;
    const receivedAt = inAnHour.nowMs();
    const event = webhooks.constructEvent(body, signature, secret, 300, undefined, receivedAt);
    expect(event).toMatchObject({ data: { object: { id: customer.id } } });
    expect(await after.stripe.customers.retrieve(customer.id)).toMatchObject({ id: customer.id });
    expect(after.emulator.webhooks[0]?.secret).toBe(secret);
    await vi.waitFor(async () => {
      expect((await after.stripe.events.list()).data).toMatchObject([{ pending_webhooks: 0 }]);
    });
  });
});
