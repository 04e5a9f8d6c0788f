// Forgets what is no longer needed: first the payloads of events that are done, later the events
// themselves. Ids stay for as long as Stripe might send an event once more; what is dead or waits stays anyway.
//
// It goes in small batches, each a transaction of its own, so that it never holds up what matters.
import type { Queryable } from '../../database/database.ts';

/** Stripe lists events for 30 days, and sends none that is older. In days, with a margin. */
const idDays = 45;
const batchEvents = 1_000;

const payloadSql = `
  with old as (
    select sequence from billhook.inbox
    where sequence > $1 and received_at < now() - $2 * interval '1 day'
    order by sequence limit ${batchEvents}
  ),
  pruned as (
    update billhook.inbox set payload = null
    where sequence in (select sequence from old) and state = 'done' and payload is not null
    returning 1
  )
  select max(sequence)::text as last, (select count(*) from pruned)::integer as pruned from old
`;

const eventSql = `
  delete from billhook.inbox where sequence in (
    select sequence from billhook.inbox
    where state = 'done' and received_at < now() - $1 * interval '1 day'
    order by sequence limit ${batchEvents}
  )
`;

const deferredSql = `
  delete from billhook.deferred where key in (
    select key from billhook.deferred
    where state = 'done' and finished_at < now() - $1 * interval '1 day' limit ${batchEvents}
  )
`;

/** What was forgotten. */
export interface PruneReport {
  readonly payloads: number;
  readonly events: number;
}

/**
 * Prunes everything that is due.
 *
 * @param payloadDays for how many days the payloads of events that are done are kept.
 * @param isStopping asked between batches; the rest is done the next time.
 */
export async function pruneEvents(
  database: Queryable,
  payloadDays: number,
  isStopping: () => boolean,
): Promise<PruneReport> {
  const eventDays = Math.max(payloadDays, idDays);
  const payloads =
    payloadDays < eventDays ? await prunePayloads(database, payloadDays, isStopping) : 0;
  const events = await repeat(database, eventSql, eventDays, isStopping);
  await repeat(database, deferredSql, eventDays, isStopping);
  return { payloads, events };
}

async function prunePayloads(
  database: Queryable,
  days: number,
  isStopping: () => boolean,
): Promise<number> {
  let total = 0;
  let after = '0';
  while (!isStopping()) {
    const { rows } = await database.query<{ last: string | null; pruned: number }>(payloadSql, [
      after,
      days,
    ]);
    const [row] = rows;
    if (row === undefined || row.last === null) break;
    after = row.last;
    total += row.pruned;
  }
  return total;
}

async function repeat(
  database: Queryable,
  sql: string,
  days: number,
  isStopping: () => boolean,
): Promise<number> {
  let total = 0;
  while (!isStopping()) {
    const { rowCount } = await database.query(sql, [days]);
    total += rowCount ?? 0;
    if (rowCount !== batchEvents) break;
  }
  return total;
}
