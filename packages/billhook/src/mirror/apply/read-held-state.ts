// Reads what the mirror holds of an object, and locks the row until the end of the transaction, so that
// what is decided about it still holds when it is written.
import type { Queryable } from '../../database/database.ts';
import type { ObjectKey } from '../object-key.ts';
import type { HeldState } from './state-order.ts';

/** The held state, compared with the object in `json`; undefined when there is no row. */
export async function readHeldState(
  transaction: Queryable,
  key: ObjectKey,
  json: string,
): Promise<HeldState | undefined> {
  const { rows } = await transaction.query<HeldState & Record<string, unknown>>(
    `select ${milliseconds('_as_of')} as "asOfMs", ${milliseconds('_as_of_until')} as "asOfUntilMs",
       ${milliseconds('_fetched_at')} as "fetchedAtMs", deleted_at is not null as deleted,
       _event as event, _event_type as "eventType", object = $4::jsonb as same
     from stripe.${key.definition.table}
     where id = $1 and _account = $2 and livemode = $3
     for update`,
    [key.id, key.account, key.livemode, json],
  );
  return rows[0];
}

function milliseconds(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}
