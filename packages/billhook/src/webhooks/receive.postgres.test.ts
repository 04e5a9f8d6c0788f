// The endpoint as Stripe meets it, with a real database behind it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Billhook } from '../billhook.ts';
import {
  createEvent,
  type DeliveryInput,
  deliveryOf,
  signatureOf,
  webhookSecret,
} from '../testing/signed-event.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let billhook: Billhook;

beforeAll(async () => {
  database = await createEmptyDatabase();
  const webhookSecrets = [webhookSecret, 'whsec_the_next_one'];
  billhook = await createTestBillhook({ url: database.url, stripe: { webhookSecrets } });
});
afterAll(async () => {
  await billhook.stop();
  await database.close();
});

async function deliver(
  body: object | string,
  input: DeliveryInput = {},
): Promise<{ status: number; body: unknown }> {
  const response = await billhook.handler(deliveryOf(body, input));
  return { status: response.status, body: await response.json() };
}

describe('what is taken in', () => {
  test('is in the database when it is acknowledged, as it came', async () => {
    const event = createEvent({ object: { metadata: { odd: 'a\u0000b' } } });
    expect(await deliver(event)).toEqual({
      status: 200,
      body: { received: true, duplicate: false },
    });
    expect(await billhook.webhooks.inbox.get(event.id)).toMatchObject({
      id: event.id,
      type: 'payment_intent.succeeded',
      state: 'received',
      attempts: 0,
      created: 1_763_900_000,
      livemode: false,
      payload: JSON.stringify(event),
    });
  });

  test('a duplicate is acknowledged too, and stored once', async () => {
    const event = createEvent();
    await deliver(event);
    expect(await deliver(event)).toEqual({
      status: 200,
      body: { received: true, duplicate: true },
    });
  });

  test('while the secret is being rotated, both are good', async () => {
    expect((await deliver(createEvent(), { secret: webhookSecret })).status).toBe(200);
    expect((await deliver(createEvent(), { secret: 'whsec_the_next_one' })).status).toBe(200);
  });

  test('client secrets stay outside', async () => {
    const event = createEvent({ object: { client_secret: 'pi_1_secret_2' } });
    await deliver(event);
    const stored = await billhook.webhooks.inbox.get(event.id);
    expect(stored?.payload).not.toContain('secret_2');
  });
});

const altered = JSON.stringify(createEvent());
const refusals: readonly [string, string, object | string, DeliveryInput][] = [
  ['no signature', 'signature_missing', createEvent(), { header: null }],
  ['a bad signature', 'signature_malformed', createEvent(), { header: 'signed by me' }],
  ["another endpoint's secret", 'signature_mismatch', createEvent(), { secret: 'whsec_other' }],
  ['an old timestamp', 'signature_too_old', createEvent(), { timestamp: 1_700_000_000 }],
  ['an altered body', 'signature_mismatch', `${altered} `, { header: signatureOf(altered) }],
  ['JSON that was cut off', 'payload_invalid', '{"id":"evt_1",', {}],
  ['an event of the other mode', 'livemode_mismatch', createEvent({ livemode: true }), {}],
  ['more than 1 MiB', 'payload_too_large', `"${'x'.repeat(1024 * 1024)}"`, {}],
];

describe('what is refused leaves nothing behind', () => {
  test.each(refusals)('%s', async (_what, code, body, input) => {
    const before = await billhook.webhooks.inbox.counts();
    expect(await deliver(body, input)).toEqual({
      status: code === 'payload_too_large' ? 413 : 400,
      body: {
        error: { code, message: expect.any(String), remedy: expect.not.stringContaining('whsec_') },
      },
    });
    expect(await billhook.webhooks.inbox.counts()).toEqual(before);
  });

  test('more than 1 MiB by a stream that does not say how long it is', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller): void {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const request = new Request('http://localhost/webhook', {
      method: 'POST',
      body: endless,
      headers: { 'stripe-signature': 't=1,v1=1' },
      duplex: 'half',
    });
    expect((await billhook.handler(request)).status).toBe(413);
    expect(sent).toBeLessThan(25);
  });

  test('a body that a framework has read before', async () => {
    const request = deliveryOf(createEvent());
    await request.text();
    const response = await billhook.handler(request);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'payload_unreadable' } });
  });
});

test('nothing is acknowledged that could not be stored', async () => {
  const doomed = await createEmptyDatabase();
  const cutOff = await createTestBillhook({ url: doomed.url });
  await doomed.database.query('drop table billhook.inbox');
  const response = await cutOff.handler(deliveryOf(createEvent()));
  expect(response.status).toBe(500);
  await cutOff.stop();
  await doomed.close();
});

/** Has the connections that are made from now on get this setting, and breaks those that there are. */
async function setForDatabase({ url, database: db }: TestDatabase, setting: string): Promise<void> {
  await db.query(`alter database ${new URL(url).pathname.slice(1)} set ${setting}`);
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

describe('a database that cannot store now has Stripe come again, and says why', () => {
  test.each([
    ['takes no writes', 'default_transaction_read_only = on', 'select'],
    ['did not answer in time', `statement_timeout = '100ms'`, 'lock table billhook.inbox'],
    ['did not answer in time', `lock_timeout = '100ms'`, 'lock table billhook.inbox'],
  ])('it %s (%s)', async (words, setting, meanwhile) => {
    const troubled = await createEmptyDatabase();
    const waiting = await createTestBillhook({ url: troubled.url });
    await setForDatabase(troubled, setting);
    await troubled.database.transaction(async (tx) => {
      await tx.query(meanwhile);
      // The first one may still meet a connection that is being broken.
      await waiting.handler(deliveryOf(createEvent()));
      const response = await waiting.handler(deliveryOf(createEvent()));
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      const error = { code: 'database_unavailable', message: expect.stringContaining(words) };
      expect(await response.json()).toMatchObject({ error });
    });
    await waiting.stop();
    await troubled.close();
  });
});

test('health', async () => {
  const response = await billhook.handler(new Request('http://localhost/billhook/health'));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok', database: 'ok', worker: 'stopped' });
});
