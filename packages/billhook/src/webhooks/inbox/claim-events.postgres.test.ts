// What a claim is worth, seen from the table: the worker that was given up for dead must not touch what
// its successor is at.
import { EventEmitter, once } from 'node:events';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Database } from '../../database/database.ts';
import { createEvent } from '../../testing/signed-event.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { parseEvent } from '../parse-event.ts';
import { type ClaimedEvent, claimEvents } from './claim-events.ts';
import { markDead, markDone, markFailed, markPostponed } from './finish-event.ts';
import { insertEvents } from './insert-events.ts';
import { lockClaimedEvent } from './lock-claimed-event.ts';
import { findInboxEvent } from './read-inbox.ts';
import { replayEvents } from './replay-events.ts';
import type { TakeOverOptions } from './take-over.ts';
import { signOn, takeOverEvents } from './workers.ts';

let fresh: TestDatabase;

beforeEach(async () => {
  fresh = await createMigratedDatabase();
});
afterEach(async () => fresh.close());

async function insert(): Promise<string> {
  const event = createEvent();
  await insertEvents(fresh.database, [parseEvent(Buffer.from(JSON.stringify(event)))]);
  return event.id;
}

async function claimOne(workerId: string): Promise<ClaimedEvent | undefined> {
  return (await claimEvents(fresh.database, { workerId, limit: 1 }))[0];
}

/** Returns the ids of what is due again. */
async function takeOver(options: Partial<TakeOverOptions> = {}): Promise<readonly string[]> {
  const { due } = await takeOverEvents(fresh.database, {
    workerId: 'other',
    held: [],
    takeoverMs: 0,
    attempts: 9,
    backoffMs: 0,
    maxBackoffMs: 0,
    ...options,
  });
  return due;
}

test('many claim at once, and each event goes to one', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, insert));
  const claims = await Promise.all(
    Array.from({ length: 8 }, async (_, index) =>
      claimEvents(fresh.database, { workerId: `worker_${index}`, limit: 5 }),
    ),
  );
  const claimed = claims.flat().map(({ id }) => id);
  expect(claimed.sort()).toEqual(ids.sort());
  expect(claims.every((batch) => batch.length <= 5)).toBe(true);
});

test('what the process still has is not read again; the rest is', async () => {
  const [mine, others] = [await insert(), await insert()];
  const known = new Map([
    [mine, 'what I have'],
    ['evt_unknown', 'what nobody claims'],
  ]);
  const claims = await claimEvents(fresh.database, { workerId: 'worker', limit: 5, known });
  const payloads = new Map(claims.map(({ id, payload }) => [id, payload]));
  expect(payloads.get(mine)).toBe('what I have');
  expect(JSON.parse(payloads.get(others) ?? '')).toMatchObject({ id: others });
});

test('a claim that was taken over is worth nothing', async () => {
  const id = await insert();
  const { database } = fresh;
  const lost = await claimOne('silent');
  expect(lost).toMatchObject({ id, attempt: 1 });
  expect(await claimOne('other')).toBeUndefined();
  expect(await takeOver()).toEqual([id]);
  const held = await claimOne('other');
  expect(held).toMatchObject({ id, attempt: 2 });
  if (lost === undefined || held === undefined) throw new Error('unreachable');

  expect(await lockClaimedEvent(database, lost)).toBe(false);
  expect(await markDone(database, [{ ...lost, reason: null }])).toBe(false);
  await markFailed(database, lost, { error: 'late', delayMs: 0 });
  await markPostponed(database, lost, new Date(0));
  await markDead(database, lost, { reason: 'late', error: null });
  expect(await findInboxEvent(database, id)).toMatchObject({ state: 'processing', attempts: 2 });
  expect(await replayEvents(database, id, {})).toEqual([]);

  expect(await lockClaimedEvent(database, held)).toBe(true);
  expect(await markDone(database, [{ ...held, reason: null }])).toBe(true);
  expect(await findInboxEvent(database, id)).toMatchObject({ state: 'done', attempts: 2 });
});

test('of a living worker nothing is taken over but what it has lost sight of', async () => {
  const id = await insert();
  const { database } = fresh;
  await signOn(database, 'alive');
  await claimOne('alive');
  expect(await takeOver({ takeoverMs: 60_000 })).toEqual([]);
  expect(await takeOver({ workerId: 'alive', held: [id], takeoverMs: 60_000 })).toEqual([]);
  await database.query(`update billhook.inbox set claimed_at = now() - interval '2 minutes'`);
  expect(await takeOver({ takeoverMs: 60_000 })).toEqual([]);
  expect(await takeOver({ workerId: 'alive', held: [id], takeoverMs: 60_000 })).toEqual([]);
  expect(await takeOver({ workerId: 'alive', held: [], takeoverMs: 60_000 })).toEqual([id]);
});

test('an event that is being settled is left to its transaction, however long ago it was claimed', async () => {
  const id = await insert();
  const claim = await claimOne('silent');
  if (claim === undefined) throw new Error('unreachable');
  await fresh.database.transaction(async (transaction) => {
    expect(await markDone(transaction, [{ ...claim, reason: null }])).toBe(true);
    expect(await takeOver()).toEqual([]);
  });
  expect(await findInboxEvent(fresh.database, id)).toMatchObject({ state: 'done' });
});

test('what does not exist cannot be replayed', async () => {
  expect(await replayEvents(fresh.database, 'evt_none', {})).toEqual([]);
});

test('a process that freezes while it claims keeps the others from it for seconds only', async () => {
  await insert();
  const { database } = fresh;
  const thawing = new EventEmitter();
  let frozen = false;
  const freezing: Database = {
    ...database,
    transaction: async (work, limits) =>
      database.transaction(
        async (transaction) =>
          work({
            query: async (statement, values) => {
              await transaction.query(statement, values);
              frozen = true;
              await once(thawing, 'thaw');
              return transaction.query(statement, values);
            },
          }),
        limits,
      ),
  };
  const claiming = claimEvents(freezing, { workerId: 'frozen', limit: 1 });
  await vi.waitFor(() => {
    expect(frozen).toBe(true);
  });
  expect(await claimOne('other')).toMatchObject({ attempt: 1 });
  thawing.emit('thaw');
  await expect(claiming).rejects.toThrow(/connection/i);
}, 20_000);
