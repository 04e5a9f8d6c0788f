// Counting what is in the inbox, also when there is much of it.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { countInboxEvents } from './read-inbox.ts';

let fresh: TestDatabase;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  await (await createTestBillhook({ url: fresh.url })).stop();
});
afterEach(async () => {
  await fresh.close();
});

/** Fills in events of a state as they would be. */
async function fill(state: string, count: number): Promise<void> {
  await fresh.database.query(
    `insert into billhook.inbox (id, type, object_id, created, livemode, payload, state, claimed_at, finished_at)
     select $1 || number, 'payment_intent.created', $1 || number, 0, false, '{}', $1,
       case when $1 = 'processing' then now() end, case when $1 in ('done', 'dead') then now() end
     from generate_series(1, $2) number`,
    [state, count],
  );
}

test('each state is counted', async () => {
  const expected = { received: 1, processing: 2, done: 3, failed: 4, dead: 5 };
  for (const [state, count] of Object.entries(expected)) await fill(state, count);
  expect(await countInboxEvents(fresh.database)).toEqual(expected);
});

test('what is done is estimated where it is much; the rest stays exact', async () => {
  await fill('done', 130_000);
  await fill('failed', 70);
  const unknown = await countInboxEvents(fresh.database);
  expect(unknown).toMatchObject({ failed: 70, dead: 0 });
  expect(unknown.done).toBeGreaterThan(100_000);
  await fresh.database.query('analyze billhook.inbox');
  const counts = await countInboxEvents(fresh.database);
  expect(counts.failed).toBe(70);
  expect(counts.done).toBeGreaterThan(125_000);
  expect(counts.done).toBeLessThan(135_000);
});
