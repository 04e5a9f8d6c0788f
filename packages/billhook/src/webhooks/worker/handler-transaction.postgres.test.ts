// The transaction of a handler is over when its event is, whatever the handler has left running.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  await fresh.database.query('create table effects (note text not null)');
  billhook = await createTestBillhook({ url: fresh.url });
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

test('what goes on after one of two things has failed writes nothing any more', async () => {
  const refused: unknown[] = [];
  const straggle = async (write: () => Promise<unknown>): Promise<void> => {
    await sleep(50);
    await write().catch((error: unknown) => {
      refused.push(error);
      throw error;
    });
  };
  billhook.on('payment_intent.succeeded', async ({ tx, attempt }) => {
    const write = async (): Promise<unknown> =>
      tx.query('insert into effects values ($1)', [`attempt ${attempt}`]);
    const failing = attempt === 1 ? Promise.reject(new Error('the other one')) : undefined;
    await Promise.all([straggle(write), failing]);
  });
  await billhook.start();
  const event = createEvent();
  expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  await vi.waitFor(async () => {
    expect(await billhook.webhooks.inbox.get(event.id)).toMatchObject({ state: 'done' });
    expect(refused).toHaveLength(1);
  }, 10_000);
  const { rows } = await fresh.database.query('select note from effects');
  expect(rows).toEqual([{ note: 'attempt 2' }]);
  expect(refused).toMatchObject([{ code: 'transaction_closed' }]);
});
