// Reads an event that was set aside, as it was claimed the last time.
import type { Queryable } from '../../database/database.ts';
import type { ClaimedEvent } from './claim-events.ts';

const sql = `
  select id, attempts as attempt, replays, type, account, form, api_version as "apiVersion",
    received_at as "receivedAt", payload
  from billhook.inbox where id = $1 and state = 'dead'
`;

/** Undefined when it is not dead any more. */
export async function readDeadEvent(
  database: Queryable,
  id: string,
): Promise<ClaimedEvent | undefined> {
  const { rows } = await database.query<ClaimedEvent & Record<string, unknown>>(sql, [id]);
  return rows[0];
}
