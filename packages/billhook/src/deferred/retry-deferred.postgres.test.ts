// Deferred work that was given up: it is said, it can be found, and it can be tried again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { createEvent, deliveryOf } from '../testing/signed-event.ts';
import { createSilentLogger, type SilentLogger } from '../testing/silent-logger.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;
let logger: SilentLogger;
/** Whether the mail goes out; it does not at first. */
let mails: boolean;
/** The key and the number of each attempt. */
let tries: string[];

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  logger = createSilentLogger();
  billhook = await createTestBillhook({ url: fresh.url, worker: { attempts: 2 }, logger });
  mails = false;
  tries = [];
  billhook.on('payment_intent.succeeded', async ({ defer, event }) => {
    await defer('send-receipt', { of: event.data.object.id });
  });
  billhook.onDeferred('send-receipt', ({ key, attempt }) => {
    tries.push(`${key} ${attempt}`);
    if (!mails) throw new Error('no mail today');
  });
  await billhook.start();
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

/** Has the work of so many events given up. Returns the ids of the events. */
async function giveUp(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const event = createEvent({ object: { id: `pi_${index}` } });
    expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
    ids.push(event.id);
    await vi.waitFor(async () => expect((await billhook.deferred.counts()).dead).toBe(index + 1), {
      timeout: 5_000,
    });
  }
  return ids;
}

const keyOf = (eventId: string | undefined): string => `${eventId}/0/send-receipt/1`;

test('it is found by its state and by its key, the latest first, with what went wrong', async () => {
  const [first, second] = await giveUp(2);
  const dead = await billhook.deferred.list({ state: 'dead' });
  expect(dead.map(({ key }) => key)).toEqual([keyOf(second), keyOf(first)]);
  expect(dead[1]).toEqual({
    key: keyOf(first),
    name: 'send-receipt',
    payload: { of: 'pi_0' },
    eventId: first,
    state: 'dead',
    attempts: 2,
    createdAt: expect.any(Date),
    nextAttemptAt: expect.any(Date),
    finishedAt: expect.any(Date),
    lastError: 'Error: no mail today',
  });
  expect(await billhook.deferred.get(keyOf(first))).toEqual(dead[1]);
  expect(await billhook.deferred.get('evt_0/0/none/1')).toBeUndefined();
  expect(await billhook.deferred.list({ state: 'dead', limit: 1 })).toEqual([dead[0]]);
  expect(await billhook.deferred.list({ state: 'done' })).toEqual([]);
  const counts = { received: 0, processing: 0, done: 0, failed: 0, dead: 2 };
  expect(await billhook.deferred.counts()).toEqual(counts);
});

test('one piece is tried again under the key that it had, from the first attempt', async () => {
  const [first, second] = await giveUp(2);
  mails = true;
  tries = [];
  expect(await billhook.deferred.retry(keyOf(first))).toEqual([keyOf(first)]);
  await vi.waitFor(async () => {
    expect((await billhook.deferred.get(keyOf(first)))?.state).toBe('done');
  }, 5_000);
  expect(tries).toEqual([`${keyOf(first)} 1`]);
  expect((await billhook.deferred.get(keyOf(second)))?.state).toBe('dead');
  expect((await billhook.deferred.list({ state: 'done' })).map(({ key }) => key)).toEqual([
    keyOf(first),
  ]);
  // What is done is left alone.
  expect(await billhook.deferred.retry(keyOf(first))).toEqual([]);
});

test('all that fits a filter is tried again, the oldest first', async () => {
  const [first, second, third] = await giveUp(3);
  mails = true;
  expect(await billhook.deferred.retry({ name: 'other' })).toEqual([]);
  expect(await billhook.deferred.retry({ state: 'failed' })).toEqual([]);
  expect(await billhook.deferred.retry({ eventId: third ?? '' })).toEqual([keyOf(third)]);
  expect(await billhook.deferred.retry({ name: 'send-receipt', limit: 1 })).toEqual([keyOf(first)]);
  expect(await billhook.deferred.retry({})).toEqual([keyOf(second)]);
  await vi.waitFor(async () => expect((await billhook.deferred.counts()).done).toBe(3), 5_000);
});

test('that it is given up is an error in the log; that it is tried again is none', async () => {
  const [id] = await giveUp(1);
  const lines = logger.lines.filter(({ message }) => message.startsWith('Deferred work'));
  const fields = { deferred: keyOf(id), name: 'send-receipt' };
  expect(lines).toMatchObject([
    { level: 'warn', fields: { ...fields, attempt: 1 } },
    {
      level: 'error',
      fields: { ...fields, attempt: 2 },
      message: expect.stringContaining('given up'),
    },
  ]);
});

test('it is an error in the log, too, when the process ended every time', async () => {
  await fresh.database.query(
    `insert into billhook.deferred (key, name, payload, event, state, claimed_by, claimed_at, attempts)
     values ('k', 'send-receipt', 'null', 'evt_1', 'processing', 'dead', now() - interval '1 minute', 2)`,
  );
  await vi.waitFor(() => {
    expect(logger.lines).toContainEqual({
      level: 'error',
      fields: { deferred: 'k', attempts: 2 },
      message: expect.stringContaining('given up'),
    });
  }, 5_000);
});
