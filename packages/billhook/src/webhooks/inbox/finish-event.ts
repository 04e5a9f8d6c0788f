// The four ways in which the handling of a claimed event ends. Each holds only while the claim does, so
// that a worker that was given up for dead cannot overwrite what its successor has written.
import type { Queryable } from '../../database/database.ts';
import { storableText } from '../../database/storable-text.ts';
import type { ClaimedEvent } from './claim-events.ts';

/** What proves a claim. */
export type Claim = Pick<ClaimedEvent, 'id' | 'attempt'>;

/** An event whose handlers are through. */
export interface HandledEvent extends Claim {
  /** Why they ignored it; null when they did not. */
  readonly reason: string | null;
}

/**
 * Only what is processing has a time of its claim. Said by the state, the planner would take the index of what is
 * processing, which is small by its statistics, and read all of it, the dead entries of the last hours included.
 */
const claimed = 'where id = $1 and attempts = $2 and claimed_at is not null';

const doneSql = `
  update billhook.inbox
  set state = 'done', claimed_at = null, claimed_by = null, finished_at = now(),
      reason = handled.reason, last_error = null
  from unnest($1::text[], $2::integer[], $3::text[]) as handled (id, attempt, reason)
  where inbox.id = handled.id and inbox.attempts = handled.attempt and inbox.claimed_at is not null
`;

const failedSql = `
  update billhook.inbox
  set state = 'failed', claimed_at = null, claimed_by = null, last_error = $3,
      next_attempt_at = now() + $4 * interval '1 millisecond'
  ${claimed}
`;

const postponedSql = `
  update billhook.inbox
  set state = 'failed', claimed_at = null, claimed_by = null, attempts = attempts - 1,
      next_attempt_at = greatest($3::timestamptz, now() + interval '100 milliseconds'),
      reason = 'A handler asked to be called again later.'
  ${claimed}
`;

const deadSql = `
  update billhook.inbox
  set state = 'dead', claimed_at = null, claimed_by = null, finished_at = now(), reason = $3,
      last_error = coalesce($4, last_error)
  ${claimed}
`;

/** Marks events as done, in the transaction of their handlers. Returns false when a claim is lost. */
export async function markDone(
  transaction: Queryable,
  events: readonly HandledEvent[],
): Promise<boolean> {
  const { rowCount } = await transaction.query(doneSql, [
    events.map(({ id }) => id),
    events.map(({ attempt }) => attempt),
    events.map(({ reason }) => storableText(reason)),
  ]);
  return rowCount === events.length;
}

/** Marks the attempt as failed, to be repeated after a while. */
export async function markFailed(
  database: Queryable,
  claim: Claim,
  failure: { readonly error: string; readonly delayMs: number },
): Promise<void> {
  const { error, delayMs } = failure;
  await database.query(failedSql, [claim.id, claim.attempt, storableText(error), delayMs]);
}

/**
 * Puts the event off until a time that a handler asked for; the attempt does not count. A time that is over already
 * is a tenth of a second from now: an attempt that does not count could otherwise follow on the last without a pause.
 */
export async function markPostponed(database: Queryable, claim: Claim, at: Date): Promise<void> {
  await database.query(postponedSql, [claim.id, claim.attempt, at]);
}

/** Sets the event aside for a person to look at. */
export async function markDead(
  database: Queryable,
  claim: Claim,
  why: { readonly reason: string | null; readonly error: string | null },
): Promise<void> {
  const [reason, error] = [storableText(why.reason), storableText(why.error)];
  await database.query(deadSql, [claim.id, claim.attempt, reason, error]);
}
