// Many quick events in shared transactions: what one does wrong is its own affair.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createEvent, deliveryOf, type EventInput } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  await fresh.database.query(
    'create table effects (event text not null, transaction text not null)',
  );
  billhook = await createTestBillhook({
    url: fresh.url,
    worker: { concurrency: 2, attempts: 3, handlerTimeoutMs: 3_000 },
  });
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

async function deliver(input: EventInput = {}): Promise<string> {
  const event = createEvent(input);
  expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  return event.id;
}

const insertEffect = `insert into effects values ($1, pg_current_xact_id()::text)`;

async function settledEvents(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const { done, dead } = await billhook.webhooks.inbox.counts();
    expect(done + dead).toBe(count);
  }, 15_000);
}

async function effects(): Promise<{ event: string; transaction: string }[]> {
  return (
    await fresh.database.query<{ event: string; transaction: string }>(
      'select * from effects order by event',
    )
  ).rows;
}

test('they share transactions, and those that throw leave no trace and take nobody along', async () => {
  const odd = new Set<string>();
  billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
    await tx.query(insertEffect, [event.id]);
    if (odd.has(event.id)) throw new Error('odd');
    if (event.data.object.amount === 1) await tx.query('select 1/0');
  });
  const good: string[] = [];
  for (let index = 0; index < 200; index += 1) {
    const bad = index > 40 && index % 25 === 0;
    const id = await deliver(bad && index % 50 === 0 ? { object: { amount: 1 } } : {});
    if (!bad) good.push(id);
    else if (index % 50 !== 0) odd.add(id);
  }
  await billhook.start();
  await settledEvents(200);
  const written = await effects();
  expect(written.map(({ event }) => event)).toEqual(good.toSorted());
  // Otherwise this test would show nothing.
  expect(new Set(written.map(({ transaction }) => transaction)).size).toBeLessThan(150);
  expect((await billhook.webhooks.inbox.counts()).dead).toBe(6);
});

test('when one hangs, those before it are not held up for long, and all count once', async () => {
  let hangs = true;
  billhook.on('payment_intent.succeeded', async ({ event, tx, signal }) => {
    await tx.query(insertEffect, [event.id]);
    if (event.data.object.amount !== 1 || !hangs) return;
    hangs = false;
    await sleep(20_000, undefined, { signal });
  });
  const ids: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    ids.push(await deliver(index === 50 ? { object: { amount: 1 } } : {}));
  }
  await billhook.start();
  await settledEvents(60);
  expect((await effects()).map(({ event }) => event)).toEqual(ids.toSorted());
});

test('handlers see the mirror as their event has made it', async () => {
  const seen: unknown[] = [];
  billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
    const { rows } = await tx.query<{ amount: string }>(
      'select amount from stripe.payment_intents where id = $1',
      [event.data.object.id],
    );
    seen.push(rows);
  });
  await billhook.start();
  await deliver({ object: { amount: 4711, livemode: false } });
  await settledEvents(1);
  expect(seen).toEqual([[{ amount: '4711' }]]);
});

test('settings that a handler changes hold for its own event alone', async () => {
  await fresh.database.query(
    'create schema tenant; create table tenant.effects (event text, transaction text)',
  );
  billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
    if (event.data.object.amount === 1) await tx.query('set local search_path to tenant');
    await tx.query(insertEffect, [event.id]);
  });
  await billhook.start();
  for (let index = 0; index < 5; index += 1) await deliver();
  await settledEvents(5);
  await Promise.all([
    deliver({ object: { amount: 1 } }),
    ...Array.from({ length: 9 }, async () => deliver()),
  ]);
  await settledEvents(15);
  expect(await effects()).toHaveLength(14);
});
