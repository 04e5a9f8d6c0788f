// What a claim is worth, seen from the table: the worker that was given up for dead must not touch what
// its successor is at.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createEvent } from '../../testing/signed-event.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { parseEvent } from '../parse-event.ts';
import { type ClaimedEvent, claimEvents } from './claim-events.ts';
import { markDead, markDone, markFailed, markPostponed } from './finish-event.ts';
import { insertEvent } from './insert-event.ts';
import { lockClaimedEvent } from './lock-claimed-event.ts';
import { findInboxEvent } from './read-inbox.ts';
import { replayEvent } from './replay-event.ts';

let fresh: TestDatabase;

beforeEach(async () => {
  fresh = await createMigratedDatabase();
});
afterEach(async () => fresh.close());

async function insert(): Promise<string> {
  const event = createEvent();
  await insertEvent(fresh.database, parseEvent(Buffer.from(JSON.stringify(event))));
  return event.id;
}

async function claimOne(takeoverMs: number): Promise<ClaimedEvent | undefined> {
  const [claim] = await claimEvents(fresh.database, { limit: 1, attempts: 9, takeoverMs });
  return claim;
}

test('many claim at once, and each event goes to one', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, insert));
  const claims = await Promise.all(
    Array.from({ length: 8 }, async () =>
      claimEvents(fresh.database, { limit: 5, attempts: 9, takeoverMs: 60_000 }),
    ),
  );
  const claimed = claims.flat().map(({ id }) => id);
  expect(claimed.sort()).toEqual(ids.sort());
  expect(claims.every((batch) => batch.length <= 5)).toBe(true);
});

test('a claim that was taken over is worth nothing', async () => {
  const id = await insert();
  const lost = await claimOne(60_000);
  expect(lost).toEqual({ id, attempt: 1 });
  expect(await claimOne(60_000)).toBeUndefined();
  const held = await claimOne(0);
  expect(held).toEqual({ id, attempt: 2 });
  if (lost === undefined || held === undefined) throw new Error('unreachable');

  const { database } = fresh;
  expect(await lockClaimedEvent(database, lost)).toBeUndefined();
  expect(await markDone(database, lost, null)).toBe(false);
  await markFailed(database, lost, { error: 'late', delayMs: 0 });
  await markPostponed(database, lost, new Date(0));
  await markDead(database, lost, { reason: 'late', error: null });
  expect(await findInboxEvent(database, id)).toMatchObject({ state: 'processing', attempts: 2 });
  expect(await replayEvent(database, id)).toBe(false);

  expect(await lockClaimedEvent(database, held)).toBeDefined();
  expect(await markDone(database, held, null)).toBe(true);
  expect(await findInboxEvent(database, id)).toMatchObject({ state: 'done', attempts: 2 });
});

test('what does not exist cannot be replayed', async () => {
  expect(await replayEvent(fresh.database, 'evt_none')).toBe(false);
});
