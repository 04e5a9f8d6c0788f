// Forgets what is no longer needed: first the payloads of events that are done, later the events
// themselves. Ids stay for as long as Stripe might send an event once more; what is dead or waits stays anyway.
//
// It goes in small batches, each a transaction of its own, so that it never holds up what matters. Each is the oldest
// events there are, and it ends with the first that holds a younger one: looking for more would be to read them all.
import type { Queryable } from '../../database/database.ts';

/** Stripe lists events for 30 days, and sends none that is older. In days, with a margin. */
const idDays = 45;
const batchEvents = 1_000;

/** $1: after which event, by its sequence; $2: for how many days events are kept. */
const oldestSql = (after: string): string => `
  select sequence, received_at < now() - $2 * interval '1 day' as is_old
  from billhook.inbox where sequence > ${after} order by sequence limit ${batchEvents}
`;

/** An event that is not done when its turn comes keeps its payload for as long as its id. */
const payloadSql = `
  with oldest as (${oldestSql('greatest($1, (select payloads_pruned_until from billhook.retention))')}),
  pruned as (
    update billhook.inbox set payload = null
    where sequence = any(array(select sequence from oldest where is_old)) and state = 'done' and payload is not null
    returning 1
  ),
  remembered as (
    insert into billhook.retention (payloads_pruned_until)
    select max(sequence) from oldest where is_old having count(*) > 0
    on conflict (is_only_row) do update
    set payloads_pruned_until = greatest(retention.payloads_pruned_until, excluded.payloads_pruned_until)
  )
  select count(*) filter (where is_old)::integer as old, max(sequence)::text as last,
    (select count(*) from pruned)::integer as forgotten
  from oldest
`;

const eventSql = `
  with oldest as (${oldestSql('$1')}),
  deleted as (
    delete from billhook.inbox
    where sequence = any(array(select sequence from oldest where is_old)) and state = 'done'
    returning 1
  )
  select count(*) filter (where is_old)::integer as old, max(sequence)::text as last,
    (select count(*) from deleted)::integer as forgotten
  from oldest
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
    payloadDays < eventDays ? await forgetOldest(database, payloadSql, payloadDays, isStopping) : 0;
  const events = await forgetOldest(database, eventSql, eventDays, isStopping);
  await forgetDeferred(database, eventDays, isStopping);
  return { payloads, events };
}

interface Batch extends Record<string, unknown> {
  /** How many of the batch are old enough. */
  readonly old: number;
  /** The sequence of its last event; null when there was none. */
  readonly last: string | null;
  readonly forgotten: number;
}

async function forgetOldest(
  database: Queryable,
  sql: string,
  days: number,
  isStopping: () => boolean,
): Promise<number> {
  let total = 0;
  let after: string | null = '0';
  while (after !== null && !isStopping()) {
    const batch = await forgetBatch(database, sql, [after, days]);
    total += batch.forgotten;
    after = batch.old === batchEvents ? batch.last : null;
  }
  return total;
}

async function forgetBatch(
  database: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<Batch> {
  const { rows } = await database.query<Batch>(sql, values);
  return rows[0] ?? { old: 0, last: null, forgotten: 0 };
}

async function forgetDeferred(
  database: Queryable,
  days: number,
  isStopping: () => boolean,
): Promise<void> {
  while (!isStopping()) {
    const { rowCount } = await database.query(deferredSql, [days]);
    if (rowCount !== batchEvents) return;
  }
}
