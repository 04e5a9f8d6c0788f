// Takes due events for handling: marks them as processing and counts the attempt, durably, before any
// handler runs. Events whose worker died are taken up again; those that died with their worker too often
// are set aside, so that an event which brings the process down cannot do so for ever.
import type { Database } from '../../database/database.ts';

export interface ClaimedEvent {
  readonly id: string;
  /** Which attempt this is, from 1. Together with the id it proves the claim. */
  readonly attempt: number;
}

export interface ClaimOptions {
  /** The most events to take. */
  readonly limit: number;
  /** How often an event is tried. */
  readonly attempts: number;
  /** How long a claimed event may go without a transaction before it counts as abandoned, in ms. */
  readonly takeoverMs: number;
}

/** One claims at a time, so that two events about one object are never claimed by two workers at once. */
const lockSql = 'select pg_advisory_xact_lock(5287443910226458)';

/**
 * A living worker's transaction holds the lock on the row, whatever the clock says; such rows are
 * skipped. What is left was claimed a while ago and nobody is at it.
 */
const abandonedSql = `
  select id from billhook.inbox
  where state = 'processing' and claimed_at < statement_timestamp() - $1 * interval '1 millisecond'
  order by claimed_at
  for update skip locked
`;

const burySql = `
  with abandoned as (${abandonedSql})
  update billhook.inbox
  set state = 'dead', claimed_at = null, finished_at = now(),
      last_error = 'The process ended while it was handling this event, ' || attempts || ' times.'
  where id in (select id from abandoned) and attempts >= $2
`;

/**
 * Of each object at most one event: the earliest of those that are due, and only while none is being
 * handled. An event that waits for its retry steps aside and holds up nobody.
 */
const claimSql = `
  with abandoned as (${abandonedSql} limit $2),
  due as (
    select candidate.id from billhook.inbox candidate
    where candidate.state in ('received', 'failed')
      and candidate.next_attempt_at <= statement_timestamp()
      and not exists (
        select from billhook.inbox busy
        where busy.object_id = candidate.object_id and busy.state = 'processing'
      )
      and not exists (
        select from billhook.inbox earlier
        where earlier.object_id = candidate.object_id
          and earlier.state in ('received', 'failed')
          and earlier.next_attempt_at <= statement_timestamp()
          and (earlier.created, earlier.sequence) < (candidate.created, candidate.sequence)
      )
    order by candidate.next_attempt_at, candidate.sequence
    limit greatest(0, $2 - (select count(*) from abandoned))
    for update of candidate skip locked
  )
  update billhook.inbox
  set state = 'processing', attempts = attempts + 1, claimed_at = statement_timestamp()
  where id in (select id from abandoned union all select id from due)
  returning id, attempts as attempt
`;

/** Claims up to `limit` events. They are this caller's until it finishes, fails, or dies. */
export async function claimEvents(
  database: Database,
  options: ClaimOptions,
): Promise<ClaimedEvent[]> {
  return database.transaction(async (transaction) => {
    await transaction.query(lockSql);
    await transaction.query(burySql, [options.takeoverMs, options.attempts]);
    const { rows } = await transaction.query<{ id: string; attempt: number }>(claimSql, [
      options.takeoverMs,
      options.limit,
    ]);
    return rows;
  });
}
