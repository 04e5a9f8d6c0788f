// Opens the handling of a claimed event: locks its row for the length of the transaction, which tells
// every other worker that somebody is at it, and makes sure that the claim still holds.
import type { Queryable } from '../../database/database.ts';
import type { ClaimedEvent } from './claim-events.ts';

const sql = `
  select payload, account, livemode from billhook.inbox
  where id = $1 and attempts = $2 and state = 'processing'
  for update
`;

export interface LockedEvent {
  readonly payload: string;
  readonly account: string | null;
  readonly livemode: boolean;
}

/** The event, or undefined when another worker has taken it over in the meantime. */
export async function lockClaimedEvent(
  transaction: Queryable,
  claim: ClaimedEvent,
): Promise<LockedEvent | undefined> {
  const { rows } = await transaction.query<{
    payload: string;
    account: string | null;
    livemode: boolean;
  }>(sql, [claim.id, claim.attempt]);
  return rows[0];
}
