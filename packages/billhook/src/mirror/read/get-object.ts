// One object of the mirror by its id.
import type { Queryable } from '../../database/database.ts';
import type { JsonObject } from '../stripe-object.ts';
import type { AnyTableDefinition } from '../tables/table-definition.ts';

export interface ObjectQuery {
  readonly definition: AnyTableDefinition;
  readonly id: string;
  readonly account: string;
  readonly livemode: boolean;
}

/** The object; null when it was never mirrored, or was deleted. */
export async function getObject(
  database: Queryable,
  { definition, id, account, livemode }: ObjectQuery,
): Promise<JsonObject | null> {
  const { rows } = await database.query<{ object: JsonObject }>(
    `select object from stripe.${definition.table}
     where id = $1 and _account = $2 and livemode = $3 and deleted_at is null`,
    [id, account, livemode],
  );
  return rows[0]?.object ?? null;
}
