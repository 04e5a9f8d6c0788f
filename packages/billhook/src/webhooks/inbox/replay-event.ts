// Has an event handled once more, as if it had just arrived.
import type { Queryable } from '../../database/database.ts';

const sql = `
  update billhook.inbox
  set state = 'received', attempts = 0, next_attempt_at = now(), finished_at = null, reason = null
  where id = $1 and state in ('done', 'failed', 'dead')
`;

/** Returns false when there is no such event, or when it is waiting or being handled anyway. */
export async function replayEvent(database: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await database.query(sql, [id]);
  return rowCount === 1;
}
