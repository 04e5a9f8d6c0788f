// What is forgotten, when, and what never.
import { afterAll, beforeAll, expect, test } from 'vitest';

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
