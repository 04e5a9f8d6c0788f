// What is forgotten, when, and what never.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Queryable } from '../../database/database.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { pruneEvents } from './prune-events.ts';

let fresh: TestDatabase;

beforeAll(async () => {
  fresh = await createMigratedDatabase();
});
afterAll(async () => fresh.close());

/** Nothing breaks it off. */
const never = (): boolean => false;

const insertSql = `
  insert into billhook.inbox (id, type, object_id, created, livemode, payload, state, finished_at, received_at)
  select $1 || number, 'x', $1 || number, 1, false, '{}', $2,
    case when $2 in ('done', 'dead') then now() end, now() - $3 * interval '1 day'
  from generate_series(1, $4) as number
`;

test('payloads go first, ids stay as long as Stripe may send them again, the unhandled stay', async () => {
  const { database } = fresh;
  await database.query(insertSql, ['old_', 'done', 100, 2_500]);
  await database.query(insertSql, ['month_', 'done', 35, 3]);
  await database.query(insertSql, ['new_', 'done', 5, 3]);
  await database.query(insertSql, ['dead_', 'dead', 100, 3]);
  await database.query(insertSql, ['waiting_', 'received', 100, 3]);

  expect(await pruneEvents(database, 90, never)).toEqual({ payloads: 0, events: 2_500 });
  expect(await pruneEvents(database, 30, never)).toEqual({ payloads: 3, events: 0 });
  const { rows } = await database.query(
    `select split_part(id, '_', 1) as kind, count(*)::int as n, count(payload)::int as payloads
     from billhook.inbox group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { kind: 'dead', n: 3, payloads: 3 },
    { kind: 'month', n: 3, payloads: 0 },
    { kind: 'new', n: 3, payloads: 3 },
    { kind: 'waiting', n: 3, payloads: 3 },
  ]);
});

test('it looks at the oldest events alone, and goes on where it ended', async () => {
  const { database } = fresh;
  await database.query('truncate billhook.inbox');
  await database.query(insertSql, ['first_', 'done', 20, 1_500]);
  await database.query(insertSql, ['young_', 'done', 5, 20_000]);
  await database.transaction(async (tx) => {
    // So that the planner does what it does by itself with many more events.
    await tx.query('analyze billhook.inbox; set local enable_seqscan = off');
    expect(await pruneEvents(tx, 10, never)).toEqual({ payloads: 1_500, events: 0 });
    const reads = await readsWithin(tx);
    // Three batches, some of them read once more to be written; the young ones are twenty thousand.
    expect(reads).toBeLessThan(10_000);
    expect(await pruneEvents(tx, 10, never)).toEqual({ payloads: 0, events: 0 });
    // A batch of payloads, and one of events, of which each that was pruned has two entries by now.
    expect((await readsWithin(tx)) - reads).toBeLessThan(5_000);
  });
});

/** How many entries of the index by sequence the transaction has read. */
async function readsWithin(tx: Queryable): Promise<number> {
  const { rows } = await tx.query<{ reads: number }>(
    "select pg_stat_get_xact_tuples_returned('billhook.inbox_by_sequence'::regclass)::int as reads",
  );
  return rows[0]?.reads ?? Number.NaN;
}
