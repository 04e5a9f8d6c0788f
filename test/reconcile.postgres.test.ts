// Gaps close by themselves: what Stripe's emulator sent while the app was down, and never sends again, is found
// in its list of events and handled once.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Billhook, createBillhook } from 'billhook';
import { createEmulator, type Emulator } from '@billhook/emulator';
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createSilentLogger } from '../packages/billhook/src/testing/silent-logger.ts';
import {
  createEmptyDatabase,
  type TestDatabase,
} from '../packages/billhook/src/testing/test-database.ts';

const secret = 'whsec_reconcile';
let fresh: TestDatabase;
let emulator: Emulator;
let apiBase: string;
let stripe: Stripe;
let server: Server | undefined;
let port = 0;
/** How far the emulator's clock is behind. */
let behindMs = 0;
const running: Billhook[] = [];

beforeEach(async () => {
  behindMs = 0;
  fresh = await createEmptyDatabase();
  await fresh.database.query('create table welcomed (customer text not null)');
  await listen();
  emulator = createEmulator({
    webhooks: [{ url: `http://127.0.0.1:${port}/webhook`, secret }],
    clock: { nowMs: () => Date.now() - behindMs },
    // Every delivery is tried once.
    delivery: { retryDelaysMs: [] },
  });
  apiBase = await emulator.listen();
  const { hostname: host, port: apiPort } = new URL(apiBase);
  stripe = new Stripe('sk_test_reconcile', { host, port: apiPort, protocol: 'http' });
});
afterEach(async () => {
  await emulator.close();
  server?.closeAllConnections();
  server?.close();
  await Promise.all(running.splice(0).map(async (billhook) => billhook.stop()));
  await fresh.close();
});

/** Opens the port that the emulator delivers to. */
async function listen(): Promise<void> {
  const opened = createServer((request, response) => {
    void running[0]?.nodeHandler(request, response);
  });
  await new Promise<void>((resolve) => {
    opened.listen(port, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  port = (opened.address() as AddressInfo).port;
  server = opened;
}

async function create(): Promise<Billhook> {
  const billhook = await createBillhook({
    stripe: { secretKey: 'sk_test_reconcile', webhookSecrets: [secret], apiBase },
    database: { url: fresh.url },
    worker: { pollMs: 50 },
    logger: createSilentLogger(),
  });
  billhook.on('customer.created', async ({ event, tx }) => {
    await tx.query('insert into welcomed values ($1)', [event.data.object.id]);
  });
  running.push(billhook);
  return billhook;
}

async function createCustomers(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const batch = await Promise.all(
      Array.from({ length: 25 }, async () => stripe.customers.create({})),
    );
    ids.push(...batch.map(({ id }) => id));
  }
  return ids;
}

async function welcomed(): Promise<string[]> {
  const { rows } = await fresh.database.query<{ customer: string }>(
    'select customer from welcomed order by customer',
  );
  return rows.map(({ customer }) => customer);
}

test('500 events that were sent while the app was down are handled once when it is back', async () => {
  const first = await create();
  await first.start();
  const before = await createCustomers(25);
  await vi.waitFor(async () => expect(await welcomed()).toHaveLength(25), 10_000);
  await running.splice(0)[0]?.stop();
  server?.closeAllConnections();
  server?.close();

  const missed = await createCustomers(500);
  expect(await welcomed()).toHaveLength(25);

  await listen();
  const second = await create();
  await second.start();
  await vi.waitFor(async () => expect(await welcomed()).toHaveLength(525), 20_000);
  expect(await welcomed()).toEqual([...before, ...missed].sort());
  const { rows } = await fresh.database.query<{ n: number }>(
    `select count(*)::int as n from billhook.inbox where source = 'reconcile'`,
  );
  // The comparison at the first start may have been quicker than some of the first deliveries.
  expect(rows[0]?.n).toBeGreaterThanOrEqual(500);
  // Nothing is missing any more, and nothing is taken in twice.
  expect(await second.reconcile()).toMatchObject({ missing: [], unknowable: null });
}, 60_000);

test('what happened before the first start is left alone, unless it is asked for', async () => {
  server?.close();
  // Longer ago than what every comparison looks at once more.
  behindMs = 3_600_000;
  const old = await createCustomers(25);
  const billhook = await create();
  const { until } = await billhook.reconcile();
  expect(await billhook.webhooks.inbox.counts()).toMatchObject({ received: 0 });
  const report = await billhook.reconcile({ since: until - 7_200 });
  expect(report.missing).toHaveLength(old.length);
});

test('a gap that is longer than what Stripe lists is reported', async () => {
  const billhook = await create();
  const { until } = await billhook.reconcile();
  const forty = 40 * 24 * 3_600;
  await fresh.database.query(
    'update billhook.reconciliation set complete_until = complete_until - $1',
    [forty],
  );
  const { unknowable } = await billhook.reconcile();
  expect(unknowable?.from).toBe(until - forty);
  expect(unknowable?.until).toBeGreaterThan(until - 31 * 24 * 3_600);
});

test('the endpoint is created once, pinned to the version of the types, and others are told of', async () => {
  const billhook = await create();
  const url = 'https://shop.example.com/billhook/webhook';
  const created = await billhook.webhooks.ensureEndpoint({ url });
  expect(created).toMatchObject({ created: true, secret: expect.stringMatching(/^whsec_/) });
  expect(await billhook.webhooks.ensureEndpoint({ url })).toEqual({
    id: created.id,
    secret: null,
    created: false,
    updated: false,
  });
  const endpoint = await stripe.webhookEndpoints.retrieve(created.id);
  expect(endpoint.api_version).toBe(Stripe.API_VERSION);
  const endpoints = await billhook.webhooks.endpoints();
  expect(endpoints.find(({ id }) => id === created.id)?.verdict).toBe('pinned');
});

test('an endpoint that is disabled, or has other events, is mended', async () => {
  const billhook = await create();
  const url = 'https://shop.example.com/mended/webhook';
  const { id } = await billhook.webhooks.ensureEndpoint({ url });
  await stripe.webhookEndpoints.update(id, { disabled: true, enabled_events: ['invoice.paid'] });
  expect(await billhook.webhooks.ensureEndpoint({ url, enabledEvents: ['*'] })).toEqual({
    id,
    secret: null,
    created: false,
    updated: true,
  });
  expect(await stripe.webhookEndpoints.retrieve(id)).toMatchObject({
    status: 'enabled',
    enabled_events: ['*'],
  });
});
