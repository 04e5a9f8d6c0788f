// Events of every form: thin ones, those of another API version, of an unknown type, of another environment. A
// small server answers for Stripe with what is asked for here.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;
let server: Server;
/** What Stripe answers, by path; anything else is not found. */
let answers: Record<string, object>;
let asked: string[];
/** Whether Stripe cannot be reached. */
let down: boolean;

beforeEach(async () => {
  answers = {};
  asked = [];
  down = false;
  server = createServer((request, response) => {
    if (down) {
      response.writeHead(503).end();
      return;
    }
    const path = (request.url ?? '').replace(/\?.*/, '');
    // At its start, Billhook looks at the versions of the endpoints.
    if (path !== '/v1/webhook_endpoints') asked.push(path);
    const answer = answers[path];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    const missing = { error: { type: 'invalid_request_error', code: 'resource_missing' } };
    response.end(JSON.stringify(answer ?? missing));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  fresh = await createEmptyDatabase();
  billhook = await createTestBillhook({
    url: fresh.url,
    stripe: { apiBase: `http://127.0.0.1:${port}` },
    worker: { attempts: 2 },
    environment: 'ada',
  });
});
afterEach(async () => {
  await billhook.stop();
  server.closeAllConnections();
  server.close();
  await fresh.close();
});

async function handle(
  event: Record<string, unknown> & { id: string },
  state = 'done',
): Promise<string | null> {
  expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  await vi.waitFor(
    async () => expect(await billhook.webhooks.inbox.get(event.id)).toMatchObject({ state }),
    15_000,
  );
  return (await billhook.webhooks.inbox.get(event.id))?.reason ?? null;
}

function tagged(environment: string): object {
  return { metadata: { billhook_environment: environment } };
}

function customer(name: string): object {
  return { id: 'cus_1', object: 'customer', name, livemode: false };
}

test('a thin event comes to its handler with its data and its object', async () => {
  const seen: unknown[] = [];
  billhook.on('v1.billing.meter.error_report_triggered', ({ event, relatedObject }) => {
    seen.push({ summary: event.data.developer_message_summary, relatedObject });
  });
  await billhook.start();
  const url = '/v1/billing/meters/mtr_1';
  const thin = {
    id: 'evt_thin_1',
    object: 'v2.core.event',
    type: 'v1.billing.meter.error_report_triggered',
    created: '2026-11-23T10:00:00.000Z',
    livemode: false,
    related_object: { id: 'mtr_1', type: 'billing.meter', url },
  };
  const meter = {
    id: 'mtr_1',
    object: 'billing.meter',
    livemode: false,
    created: 1,
    status: 'active',
  };
  answers['/v2/core/events/evt_thin_1'] = {
    ...thin,
    data: { developer_message_summary: 'There is 1 invalid event' },
  };
  answers[url] = meter;
  await handle(thin);
  expect(seen).toEqual([{ summary: 'There is 1 invalid event', relatedObject: meter }]);
  expect(await billhook.mirror.get('billing.meter', 'mtr_1')).toMatchObject({ status: 'active' });
});

test('a handler that reads by its transaction finds what its event tells', async () => {
  const seen: unknown[] = [];
  billhook.on('customer.subscription.updated', async ({ event, tx }) => {
    const { id } = event.data.object;
    seen.push(
      await billhook.mirror.get('subscription', id, { tx }),
      (await billhook.mirror.list('subscription', { status: 'active' }, { tx }))[0],
      await billhook.subscriptions.current('user_1', { tx }),
    );
    // It is only in this transaction, yet.
    expect(await billhook.mirror.get('subscription', id)).toBeNull();
  });
  await billhook.start();
  await billhook.database.query(
    `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
     values ('acct_1', false, 'user_1', 'cus_1', 'key')`,
  );
  const object = { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active' };
  await handle({
    ...createEvent({ id: 'evt_1', type: 'customer.subscription.updated' }),
    data: { object },
  });
  expect(seen).toEqual([object, object, object]);
});

test('a handler that asks for access by its transaction finds what its event tells', async () => {
  const seen: boolean[] = [];
  billhook.on('entitlements.active_entitlement_summary.updated', async ({ tx }) => {
    seen.push(await billhook.access.check('user_1', 'api', { tx }));
  });
  await billhook.start();
  await billhook.database.query(
    `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
     values ('acct_1', false, 'user_1', 'cus_1', 'key')`,
  );
  const entitlement = { id: 'ent_1', object: 'entitlements.active_entitlement', lookup_key: 'api' };
  const object = {
    object: 'entitlements.active_entitlement_summary',
    customer: 'cus_1',
    entitlements: { object: 'list', data: [entitlement], has_more: false },
  };
  const type = 'entitlements.active_entitlement_summary.updated';
  await handle({ ...createEvent({ id: 'evt_1', type }), data: { object } });
  expect(seen).toEqual([true]);
});

test('an event of an earlier release is brought into shape without a call', async () => {
  const seen: unknown[] = [];
  billhook.on('invoice.paid', ({ event }) => {
    seen.push(event.data.object.parent?.subscription_details?.subscription);
  });
  await billhook.start();
  const object = { id: 'in_1', object: 'invoice', subscription: 'sub_1', livemode: false };
  const event = createEvent({ type: 'invoice.paid', object });
  await handle({ ...event, api_version: '2024-09-30.acacia' });
  expect(seen).toEqual(['sub_1']);
  expect(asked).toEqual([]);
});

test('of a version that nothing is known of, the object is fetched; if it is gone, taken as it came', async () => {
  const seen: unknown[] = [];
  billhook.on('invoice.paid', ({ event }) => {
    seen.push(event.data.object.status);
  });
  await billhook.start();
  answers['/v1/invoices/in_2'] = {
    id: 'in_2',
    object: 'invoice',
    status: 'fetched',
    livemode: false,
  };
  for (const id of ['in_2', 'in_gone']) {
    const object = { id, object: 'invoice', status: 'as it came', livemode: false };
    await handle({ ...createEvent({ type: 'invoice.paid', object }), api_version: '2020-08-27' });
  }
  expect(seen).toEqual(['fetched', 'as it came']);
  expect(asked).toEqual(['/v1/invoices/in_2', '/v1/invoices/in_gone']);
});

test("another environment's events are ignored; ours and nobody's are handled", async () => {
  let runs = 0;
  billhook.on('payment_intent.succeeded', () => {
    runs += 1;
  });
  await billhook.start();
  expect(await handle(createEvent({ object: { ...tagged('grace') } }))).toContain(
    'another environment (grace)',
  );
  expect(runs).toBe(0);
  await handle(createEvent({ object: { ...tagged('ada') } }));
  await handle(createEvent());
  expect(runs).toBe(2);
});

test('two updates within one second: the object is fetched, and the newer state stands', async () => {
  billhook.on('customer.updated', () => {});
  await billhook.start();
  answers['/v1/customers/cus_1'] = customer('the newest');
  const created = 1_763_900_000;
  for (const name of ['one', 'another']) {
    await handle(createEvent({ type: 'customer.updated', created, object: { ...customer(name) } }));
  }
  expect(await billhook.mirror.get('customer', 'cus_1')).toMatchObject({ name: 'the newest' });
  expect(asked).toEqual(['/v1/customers/cus_1']);
});

test('an event that died because Stripe was away is in the mirror when Stripe is back', async () => {
  await billhook.start();
  answers['/v1/customers/cus_1'] = customer('the newest');
  const created = 1_763_900_000;
  const update = (name: string): ReturnType<typeof createEvent> =>
    createEvent({ type: 'customer.updated', created, object: { ...customer(name) } });
  await handle(update('one'));
  down = true;
  await handle(update('another'), 'dead');
  expect(await billhook.mirror.get('customer', 'cus_1')).toMatchObject({ name: 'one' });
  down = false;
  await vi.waitFor(
    async () =>
      expect(await billhook.mirror.get('customer', 'cus_1')).toMatchObject({ name: 'the newest' }),
    10_000,
  );
}, 30_000);

test('so is one of an unknown version, which could not even be read while Stripe was away', async () => {
  await billhook.start();
  answers['/v1/customers/cus_9'] = { ...customer('as it is'), id: 'cus_9' };
  down = true;
  const object = { ...customer('as it was'), id: 'cus_9' };
  const event = createEvent({ type: 'customer.updated', object });
  await handle({ ...event, api_version: '2020-08-27' }, 'dead');
  down = false;
  await vi.waitFor(
    async () =>
      expect(await billhook.mirror.get('customer', 'cus_9')).toMatchObject({ name: 'as it is' }),
    10_000,
  );
}, 30_000);

function dispute(payment: string): object {
  return { id: `du_of_${payment}`, object: 'dispute', livemode: false, payment_intent: payment };
}

function linkedPayment(id: string, environment: string): object {
  const metadata = {
    billhook_user: 'user_1',
    billhook_reference: 'order_1',
    billhook_environment: environment,
  };
  return { id, object: 'payment_intent', livemode: false, created: 1, metadata };
}

test('a dispute is whose its payment is: by the mirror, or else by one call', async () => {
  const seen: unknown[] = [];
  billhook.on('charge.dispute.created', ({ user, reference }) => {
    seen.push([user?.id, reference]);
  });
  await billhook.start();
  answers['/v1/payment_intents/pi_1'] = linkedPayment('pi_1', 'ada');
  for (const id of ['pi_1', 'pi_1', 'pi_gone']) {
    await handle(createEvent({ type: 'charge.dispute.created', object: { ...dispute(id) } }));
  }
  expect(seen).toEqual([
    ['user_1', 'order_1'],
    ['user_1', 'order_1'],
    [undefined, null],
  ]);
  const calls = asked.filter((path) => path.startsWith('/v1/payment_intents/'));
  expect(calls).toEqual(['/v1/payment_intents/pi_1', '/v1/payment_intents/pi_gone']);
});

test("a dispute of another environment's payment is ignored", async () => {
  billhook.on('charge.dispute.created', () => {});
  await billhook.start();
  answers['/v1/payment_intents/pi_2'] = linkedPayment('pi_2', 'grace');
  const event = createEvent({ type: 'charge.dispute.created', object: { ...dispute('pi_2') } });
  expect(await handle(event)).toContain('another environment (grace)');
});
