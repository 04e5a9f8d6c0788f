// Which workers are alive, and what is done with the claims of those that are not. A worker says every
// second or so that it is there; when it has not for a while, its process has died or cannot reach the
// database, and others take its events over.
import type { Queryable } from '../../database/database.ts';
import { dueAgainOrDead, isAbandoned, type TakeOverOptions, takeOverValues } from './take-over.ts';

const signOnSql = `
  insert into billhook.workers (id) values ($1)
  on conflict (id) do update set seen_at = statement_timestamp()
`;

const signOffSql = 'delete from billhook.workers where id = $1';

/** The name of the deferred work that `mirrorDeadEvent` does. */
export const mirroringOfDeadEvent = 'billhook.mirror-dead-event';

/**
 * A row that a transaction is just settling is locked, and left to it. Of an event that is given up, the mirror has yet
 * to hear.
 */
const takeOverSql = `
  with abandoned as (
    select id from billhook.inbox where ${isAbandoned('inbox.id')} for update skip locked
  ),
  taken_over as (
    update billhook.inbox inbox
    set ${dueAgainOrDead},
        last_error = 'The process ended while it was handling this event'
          || case when attempts >= $4 then ', ' || attempts || ' times.' else '.' end
    from abandoned where inbox.id = abandoned.id
    returning inbox.id, inbox.replays, inbox.state
  ),
  to_be_mirrored as (
    insert into billhook.deferred (key, name, payload, event)
    select id || '/' || replays || '/${mirroringOfDeadEvent}/1', '${mirroringOfDeadEvent}', 'null', id
    from taken_over where state = 'dead'
    on conflict (key) do nothing
  )
  select id, state from taken_over
`;

const releaseSql = `
  update billhook.inbox
  set state = 'received', claimed_at = null, claimed_by = null, attempts = attempts - 1
  where claimed_by = $1 and id = any ($2::text[])
`;

const forgetSql = `delete from billhook.workers where seen_at < now() - interval '1 day'`;

/** Says that the worker is alive. */
export async function signOn(database: Queryable, workerId: string): Promise<void> {
  await database.query(signOnSql, [workerId]);
}

/** Says that the worker has ended and holds nothing any more. */
export async function signOff(database: Queryable, workerId: string): Promise<void> {
  await database.query(signOffSql, [workerId]);
  await database.query(forgetSql);
}

/** The ids of events that were abandoned. */
export interface TakenOver {
  /** These are due again. */
  readonly due: readonly string[];
  /** These were given up. */
  readonly dead: readonly string[];
}

/** Makes abandoned events due again, or dead after too many attempts. */
export async function takeOverEvents(
  database: Queryable,
  options: TakeOverOptions,
): Promise<TakenOver> {
  const values = takeOverValues(options);
  const { rows } = await database.query<{ id: string; state: string }>(takeOverSql, values);
  return {
    due: rows.filter(({ state }) => state !== 'dead').map(({ id }) => id),
    dead: rows.filter(({ state }) => state === 'dead').map(({ id }) => id),
  };
}

/** Gives claims back that were never begun; the attempt does not count. */
export async function releaseEvents(
  database: Queryable,
  workerId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await database.query(releaseSql, [workerId, ids]);
}
