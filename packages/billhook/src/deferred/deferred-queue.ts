// The rows of deferred work: claimed like events, but for one difference. The work itself is not part of any
// transaction, so that it may take long and talk to anyone; in return it may be done more than once.
import type { Queryable } from '../database/database.ts';
import { storableText } from '../database/storable-text.ts';
import {
  dueAgainOrDead,
  isAbandoned,
  type TakeOverOptions,
  takeOverValues,
} from '../webhooks/inbox/take-over.ts';

export interface ClaimedWork {
  readonly key: string;
  readonly name: string;
  /** JSON. */
  readonly payload: string;
  readonly event: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

/** Only work whose name is handled here: another process may have the handlers of the rest. */
const claimSql = `
  with due as materialized (
    select key from billhook.deferred
    where state in ('received', 'failed') and next_attempt_at <= statement_timestamp()
      and name = any ($2::text[])
    order by next_attempt_at, sequence limit $3
    for update skip locked
  )
  update billhook.deferred
  set state = 'processing', attempts = attempts + 1, claimed_at = statement_timestamp(),
      claimed_by = $1
  where key in (select key from due)
  returning key, name, payload, event, attempts as attempt
`;

/** Not by the state, for the same reason as with events. */
const claimed = 'where key = $1 and attempts = $2 and claimed_at is not null';

const doneSql = `
  update billhook.deferred
  set state = 'done', claimed_at = null, claimed_by = null, finished_at = now(), last_error = null
  ${claimed}
`;

const failedSql = `
  update billhook.deferred
  set state = case when attempts >= $5 then 'dead' else 'failed' end,
      claimed_at = null, claimed_by = null, last_error = $3,
      finished_at = case when attempts >= $5 then now() end,
      next_attempt_at = now() + $4 * interval '1 millisecond'
  ${claimed}
`;

const takeOverSql = `
  update billhook.deferred
  set ${dueAgainOrDead}, last_error = 'The process ended while it was doing this.'
  where key in (
    select key from billhook.deferred where ${isAbandoned('deferred.key')} for update skip locked
  )
  returning key, state
`;

export async function claimWork(
  database: Queryable,
  claim: { readonly workerId: string; readonly names: readonly string[]; readonly limit: number },
): Promise<ClaimedWork[]> {
  const { rows } = await database.query<ClaimedWork & Record<string, unknown>>(claimSql, [
    claim.workerId,
    claim.names,
    claim.limit,
  ]);
  return rows;
}

export async function markWorkDone(database: Queryable, work: ClaimedWork): Promise<void> {
  await database.query(doneSql, [work.key, work.attempt]);
}

/** Has it tried again later, or sets it aside after so many attempts. */
export async function markWorkFailed(
  database: Queryable,
  work: ClaimedWork,
  failure: { readonly error: string; readonly delayMs: number; readonly attempts: number },
): Promise<void> {
  const { error, delayMs, attempts } = failure;
  const values = [work.key, work.attempt, storableText(error), delayMs, attempts];
  await database.query(failedSql, values);
}

/** Makes abandoned work due again, or dead after too many attempts. Returns the keys of what is dead. */
export async function takeOverWork(
  database: Queryable,
  options: TakeOverOptions,
): Promise<string[]> {
  const values = takeOverValues(options);
  const { rows } = await database.query<{ key: string; state: string }>(takeOverSql, values);
  return rows.filter(({ state }) => state === 'dead').map(({ key }) => key);
}
