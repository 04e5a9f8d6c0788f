import { afterEach, expect, test, vi } from 'vitest';

import { startEmulatedStripe, type EmulatedStripe } from '../testing/emulated-stripe.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import type { FaultOptions } from './fault-options.ts';

const secret = 'whsec_of_the_bad_road';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

interface Scene extends EmulatedStripe {
  app: WebhookReceiver;
  /** The names of the customers whose creation arrived, in the order of arrival. */
  names(): string[];
}

async function scene(faults: FaultOptions, retryDelaysMs: readonly number[] = []): Promise<Scene> {
  const app = await startWebhookReceiver();
  open.push(app);
  const emulated = await startEmulatedStripe({
    // What happens to a delivery follows from its id: with ids of chance, all may go in order.
    seed: 2,
    webhooks: [{ url: app.url, secret }],
    delivery: { retryDelaysMs },
    faults,
  });
  open.push(emulated.emulator);
  const names = (): string[] =>
    app.received.map(({ body }) => {
      // What is sent here, and not corrupted, are events about customers.
      const event = JSON.parse(body) as { data: { object: { name: string } } };
      return event.data.object.name;
    });
  return { ...emulated, app, names };
}

async function pendingEvents({ stripe }: Scene): Promise<number> {
  return (await stripe.events.list({ delivery_success: false })).data.length;
}

function createCustomers({ stripe }: Scene, count: number): Promise<unknown> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => stripe.customers.create({ name: `${index}` })),
  );
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other);

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test('duplicates are the same event again, and it counts as delivered once', async () => {
  const it = await scene({ rates: { duplicate: 1 }, maxDelayMs: 20 });
  await createCustomers(it, 1);
  await vi.waitFor(() => expect(it.app.received).toHaveLength(2));
  const [first, second] = it.app.received.map(({ body }) => body);
  expect(second).toBe(first);
  await vi.waitFor(async () => expect(await pendingEvents(it)).toBe(0));
});

test('what is dropped never arrives, and is tried again as the schedule says', async () => {
  const it = await scene({ rates: { drop: 1 } }, [5, 5]);
  await createCustomers(it, 1);
  await quiet();
  expect(it.app.received).toEqual([]);
  expect(await pendingEvents(it)).toBe(1);
});

test('when the answer is lost, what had arrived arrives again', async () => {
  const it = await scene({ rates: { 'lose-answer': 1 } }, [5, 5]);
  await createCustomers(it, 1);
  await vi.waitFor(() => expect(it.app.received).toHaveLength(3));
  expect(new Set(it.app.received.map(({ body }) => body)).size).toBe(1);
  expect(await pendingEvents(it)).toBe(1);
});

test('whatever is corrupted is refused by the official SDK', async () => {
  const it = await scene({ rates: { corrupt: 1 } });
  await createCustomers(it, 12);
  await vi.waitFor(() => expect(it.app.received).toHaveLength(12));
  const errors = it.app.received.map(({ body, headers }) => {
    const signature = headers['stripe-signature'] ?? '';
    try {
      return it.stripe.webhooks.constructEvent(body, signature, secret).id;
    } catch (error) {
      return error instanceof Error ? error.constructor.name : error;
    }
  });
  expect(new Set(errors)).toEqual(new Set(['StripeSignatureVerificationError']));
});

test('delayed ones come later, each at its own time', async () => {
  const it = await scene({ rates: { delay: 1 }, maxDelayMs: 200, seed: 3 });
  await createCustomers(it, 8);
  await vi.waitFor(() => expect(it.app.received).toHaveLength(8));
  expect(it.names()).not.toEqual(it.names().toSorted(byNumber));
  expect(it.names().toSorted(byNumber)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
});

test('reordered ones are overtaken by those behind them', async () => {
  const it = await scene({ rates: { reorder: 0.5 }, maxDelayMs: 10_000, seed: 1 });
  for (let index = 0; index < 9; index += 1) await it.stripe.customers.create({ name: `${index}` });
  // The last ones may be held until more come.
  await vi.waitFor(() => expect(it.app.received.length).toBeGreaterThan(4));
  expect(it.names()).not.toEqual(it.names().toSorted(byNumber));
});

test('one that nobody overtakes goes all the same, after a while', async () => {
  const it = await scene({ rates: { reorder: 1 }, maxDelayMs: 30 });
  await createCustomers(it, 1);
  await vi.waitFor(() => expect(it.app.received).toHaveLength(1));
});
