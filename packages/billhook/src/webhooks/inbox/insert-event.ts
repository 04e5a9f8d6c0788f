// Stores an event that was delivered, unless it is here already.
import type { Queryable } from '../../database/database.ts';
import type { NewEvent } from '../parse-event.ts';

const sql = `
  insert into billhook.inbox (id, account, type, object_id, created, livemode, api_version, payload)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do nothing
`;

/** Returns true when the event is new. In either case it is committed when this returns. */
export async function insertEvent(database: Queryable, event: NewEvent): Promise<boolean> {
  const { rowCount } = await database.query(sql, [
    event.id,
    event.account,
    event.type,
    event.objectId,
    event.created,
    event.livemode,
    event.apiVersion,
    event.payload,
  ]);
  return rowCount === 1;
}
