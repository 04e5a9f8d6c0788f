// Makes sure that a claim still holds, and locks the event's row for the length of the transaction, so
// that nobody takes it over meanwhile.
import type { Queryable } from '../../database/database.ts';
import type { Claim } from './finish-event.ts';

/** For the reason given in `finish-event`, it is not the state that is asked for. */
const sql = `
  select from billhook.inbox where id = $1 and attempts = $2 and claimed_at is not null for update
`;

/** Returns false when another worker has taken the event over. */
export async function lockClaimedEvent(transaction: Queryable, claim: Claim): Promise<boolean> {
  const { rowCount } = await transaction.query(sql, [claim.id, claim.attempt]);
  return rowCount === 1;
}
