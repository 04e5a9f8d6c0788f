// Deliveries under load: committed together, turned away when the database is too slow, and never
// acknowledged without being stored.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import type { IngestOptions } from '../../config/options.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { startSwallowingProxy } from '../../testing/swallowing-proxy.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
const opened: Billhook[] = [];

beforeEach(async () => {
  fresh = await createEmptyDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (billhook) => billhook.stop()));
  await fresh.close();
});

async function create(ingest: IngestOptions = {}): Promise<Billhook> {
  const billhook = await createTestBillhook({ url: fresh.url, ingest });
  opened.push(billhook);
  return billhook;
}

async function stored(): Promise<number> {
  const { rows } = await fresh.database.query<{ n: number }>(
    'select count(*)::int as n from billhook.inbox',
  );
  return rows[0]?.n ?? 0;
}

test('many deliveries at once take few commits, and each event is stored', async () => {
  const billhook = await create();
  const before = await commits();
  const answers = await Promise.all(
    Array.from({ length: 300 }, async () => billhook.handler(deliveryOf(createEvent()))),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await stored()).toBe(300);
  expect((await commits()) - before).toBeLessThan(60);
});

async function commits(): Promise<number> {
  // Asked for on a connection of its own, whose statistics are not cached.
  const { rows } = await fresh.database.query<{ n: number }>(
    `select pg_current_xact_id()::text::bigint::float8 as n`,
  );
  return rows[0]?.n ?? 0;
}

test('of the same event in one batch, exactly one delivery is told that it was new', async () => {
  const billhook = await create();
  const events = [createEvent(), createEvent()];
  const deliveries = Array.from({ length: 40 }, (_, index) => events[index % 2] ?? {});
  const answers = await Promise.all(
    deliveries.map(async (event) => (await billhook.handler(deliveryOf(event))).json()),
  );
  const duplicates = answers.filter((answer) =>
    JSON.stringify(answer).includes('true,"duplicate":true'),
  );
  expect(duplicates).toHaveLength(38);
  expect(await stored()).toBe(2);
});

test('while the database is stuck, deliveries are told to come again, and later they may', async () => {
  const billhook = await create({ maxWaitMs: 200, maxWaitingEvents: 20 });
  const statuses: number[] = [];
  await fresh.database.transaction(async (transaction) => {
    await transaction.query('lock table billhook.inbox in access exclusive mode');
    const answers = await Promise.all(
      Array.from({ length: 400 }, async () => billhook.handler(deliveryOf(createEvent()))),
    );
    for (const answer of answers) {
      statuses.push(answer.status);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await answer.json()).toMatchObject({ error: { code: 'ingest_overloaded' } });
    }
  });
  expect(statuses).toEqual(Array.from({ length: 400 }, () => 503));
  // On a busy machine 200 ms may still be too little; a later delivery is taken in.
  await vi.waitFor(async () => {
    expect((await billhook.handler(deliveryOf(createEvent()))).status).toBe(200);
  }, 10_000);
  // Those that were being inserted when they were given up may be there; those that waited are not.
  expect(await stored()).toBeLessThan(300);
});

test('who comes after an insert that is stuck does not wait for it', async () => {
  const billhook = await create();
  const event = createEvent();
  const { stuck } = await fresh.database.transaction(async (transaction) => {
    // As another process does that is just storing the same event.
    await transaction.query(
      `insert into billhook.inbox (id, type, object_id, created, livemode, form, payload, source)
       values ($1, 'x', 'x', 1, false, 'snapshot', '{}', 'webhook')`,
      [event['id']],
    );
    const waiting = billhook.handler(deliveryOf(event));
    await vi.waitFor(async () => {
      const { rows } = await fresh.database.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      expect(rows).toHaveLength(1);
    }, 5_000);
    expect((await billhook.handler(deliveryOf(createEvent()))).status).toBe(200);
    return { stuck: waiting };
  });
  expect(await (await stuck).json()).toMatchObject({ duplicate: true });
});

test('on connections that the network has swallowed nothing waits for ever: new ones are made', async () => {
  const swallowing = await startSwallowingProxy(fresh.url);
  const billhook = await createTestBillhook({ url: swallowing.url, ingest: { maxWaitMs: 300 } });
  expect((await billhook.handler(deliveryOf(createEvent()))).status).toBe(200);
  await Promise.all(Array.from({ length: 4 }, async () => billhook.pool.query('select 1')));
  swallowing.swallow();
  await vi.waitFor(async () => {
    expect((await billhook.handler(deliveryOf(createEvent()))).status).toBe(200);
  }, 15_000);
  await swallowing.close();
  await billhook.stop();
}, 20_000);
