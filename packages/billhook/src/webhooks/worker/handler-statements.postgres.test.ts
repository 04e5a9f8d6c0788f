// What handlers run again and again is prepared; nobody has to know, not even when a table changes meanwhile.
import { Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createDatabase } from '../../database/database.ts';
import { RepeatedStatements } from '../../database/repeated-statements.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createSilentLogger } from '../../testing/silent-logger.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createHandlerTransaction } from './handler-transaction.ts';

let fresh: TestDatabase;
let billhook: Billhook;
/** How many statements of handlers were prepared on the connection of each event. */
let preparedSeen: number[];

const insertSale = 'insert into sales (event, amount) values ($1, $2)';
const countPrepared = `
  select count(*)::int as count from pg_prepared_statements where statement = '${insertSale}'
`;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  await fresh.database.query('create table sales (event text primary key, amount integer)');
  preparedSeen = [];
  billhook = await createTestBillhook({ url: fresh.url, worker: { concurrency: 1, attempts: 2 } });
  billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
    await tx.query(insertSale, [event.id, event.data.object.amount]);
    const { rows } = await tx.query<{ count: number }>(countPrepared);
    preparedSeen.push(rows[0]?.count ?? 0);
  });
  await billhook.start();
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

async function sell(times: number): Promise<void> {
  const { done } = await billhook.webhooks.inbox.counts();
  for (let time = 0; time < times; time += 1) {
    const event = createEvent({ object: { amount: 100 } });
    expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  }
  await vi.waitFor(async () => {
    expect((await billhook.webhooks.inbox.counts()).done).toBe(done + times);
  }, 10_000);
}

test('a statement that comes again and again is prepared', async () => {
  await sell(20);
  expect(preparedSeen[0]).toBe(0);
  expect(preparedSeen.at(-1)).toBe(1);
});

test('when a column gets another type, its statement fails once on a connection and then goes on', async () => {
  const pool = new Pool({ connectionString: fresh.url, max: 1 });
  const database = createDatabase(pool, createSilentLogger());
  const repeated = new RepeatedStatements();
  const sellOnce = async (event: string, amount: number): Promise<void> =>
    database.transaction(async (connection) => {
      const tx = createHandlerTransaction(connection, event, repeated);
      await tx.query(insertSale, [event, amount]);
    });
  for (let sale = 0; sale < 10; sale += 1) await sellOnce(`evt_${sale}`, 100);
  await database.query('alter table sales alter column amount type bigint');
  await expect(sellOnce('evt_large', 3_000_000_000)).rejects.toThrow('out of range');
  await sellOnce('evt_large', 3_000_000_000);
  await pool.end();
});

test('a handler that takes the error for its own loses nothing by it, nor an attempt', async () => {
  const attempts: number[] = [];
  billhook.on('charge.succeeded', async ({ event, tx, attempt }) => {
    attempts.push(attempt);
    await tx.query('savepoint mine');
    try {
      await tx.query('insert into sales (event, amount) values ($1, $2::text::numeric + 0)', [
        event.id,
        event.data.object.amount,
      ]);
    } catch {
      await tx.query('rollback to savepoint mine');
    }
    // As behind a pooler that gives the next transaction another connection.
    const { rows } = await tx.query<{ name: string }>(
      "select name from pg_prepared_statements where statement like '%numeric + 0%'",
    );
    for (const { name } of rows) await tx.query(`deallocate "${name}"`);
  });
  for (let sale = 0; sale < 20; sale += 1) {
    const event = createEvent({
      type: 'charge.succeeded',
      object: { object: 'charge', amount: 1 },
    });
    expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
    await vi.waitFor(async () => {
      expect((await billhook.webhooks.inbox.get(event.id))?.state).toBe('done');
    }, 10_000);
  }
  const { rows } = await fresh.database.query<{ count: number }>(
    'select count(*)::int as count from sales',
  );
  expect(rows).toEqual([{ count: 20 }]);
  expect(new Set(attempts)).toEqual(new Set([1]));
});

test('a statement of Billhook that the connection has forgotten costs no attempt', async () => {
  const attempts: number[] = [];
  billhook.on('charge.failed', async ({ tx, attempt }) => {
    attempts.push(attempt);
    // As behind a pooler that gives the next transaction another connection.
    await tx.query('deallocate all');
    if (attempt === 1) throw new Error('not yet');
  });
  const event = createEvent({ type: 'charge.failed', object: { object: 'charge' } });
  expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  await vi.waitFor(async () => {
    expect((await billhook.webhooks.inbox.get(event.id))?.state).toBe('done');
  }, 10_000);
  expect(attempts).toEqual([1, 2]);
});
