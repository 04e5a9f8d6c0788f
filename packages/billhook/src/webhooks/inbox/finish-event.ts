// The four ways in which the handling of a claimed event ends. Each holds only while the claim does, so
// that a worker that was given up for dead cannot overwrite what its successor has written.
import type { Queryable } from '../../database/database.ts';
import type { ClaimedEvent } from './claim-events.ts';

const claimed = `where id = $1 and attempts = $2 and state = 'processing'`;

const doneSql = `
  update billhook.inbox
  set state = 'done', claimed_at = null, finished_at = now(), reason = $3, last_error = null
  ${claimed}
`;

const failedSql = `
  update billhook.inbox
  set state = 'failed', claimed_at = null, last_error = $3,
      next_attempt_at = now() + $4 * interval '1 millisecond'
  ${claimed}
`;

const postponedSql = `
  update billhook.inbox
  set state = 'failed', claimed_at = null, next_attempt_at = $3, attempts = attempts - 1,
      reason = 'A handler asked to be called again later.'
  ${claimed}
`;

const deadSql = `
  update billhook.inbox
  set state = 'dead', claimed_at = null, finished_at = now(), reason = $3,
      last_error = coalesce($4, last_error)
  ${claimed}
`;

/** Marks the event as done, in the transaction of its handlers. Returns false when the claim is lost. */
export async function markDone(
  transaction: Queryable,
  claim: ClaimedEvent,
  reason: string | null,
): Promise<boolean> {
  const { rowCount } = await transaction.query(doneSql, [claim.id, claim.attempt, reason]);
  return rowCount === 1;
}

/** Marks the attempt as failed, to be repeated after a while. */
export async function markFailed(
  database: Queryable,
  claim: ClaimedEvent,
  failure: { readonly error: string; readonly delayMs: number },
): Promise<void> {
  await database.query(failedSql, [claim.id, claim.attempt, failure.error, failure.delayMs]);
}

/** Puts the event off until a time that a handler asked for; the attempt does not count. */
export async function markPostponed(
  database: Queryable,
  claim: ClaimedEvent,
  at: Date,
): Promise<void> {
  await database.query(postponedSql, [claim.id, claim.attempt, at]);
}

/** Sets the event aside for a person to look at. */
export async function markDead(
  database: Queryable,
  claim: ClaimedEvent,
  why: { readonly reason: string | null; readonly error: string | null },
): Promise<void> {
  await database.query(deadSql, [claim.id, claim.attempt, why.reason, why.error]);
}
