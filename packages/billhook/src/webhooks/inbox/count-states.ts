// How much there is in each state, of events and of deferred work.
import type { Queryable } from '../../database/database.ts';

export type InboxState = 'received' | 'processing' | 'done' | 'failed' | 'dead';

/** Up to here, what is done is counted one by one. */
const maxCounted = 100_000;

/**
 * Each state is counted by an index that holds little more than it; only what is done is without limit. Asked for one by
 * one, a watcher that looks every few seconds would read millions of rows.
 */
const countsSql = (table: string): string => `
  select
    (select count(*) from ${table} where state = 'received')::float8 as received,
    (select count(*) from ${table} where state = 'processing')::float8 as processing,
    (select count(*) from ${table} where state = 'failed')::float8 as failed,
    (select count(*) from ${table} where state = 'dead')::float8 as dead,
    (
      select count(*) from (
        select from ${table} where state = 'done' limit ${maxCounted + 1}
      ) as done
    )::float8 as done,
    (select reltuples from pg_class where oid = '${table}'::regclass)::float8 as total
`;

/**
 * How many rows there are in each state. `done` is exact up to 100,000; of more it is as good as PostgreSQL's own
 * estimate of the table's size.
 */
export async function countStates(
  database: Queryable,
  table: 'billhook.inbox' | 'billhook.deferred',
): Promise<Record<InboxState, number>> {
  const { rows } = await database.query<Record<InboxState | 'total', number>>(countsSql(table));
  const { received = 0, processing = 0, failed = 0, dead = 0, done = 0, total = 0 } = rows[0] ?? {};
  const rest = total - received - processing - failed - dead;
  return {
    received,
    processing,
    failed,
    dead,
    done: done > maxCounted ? Math.max(rest, done) : done,
  };
}
