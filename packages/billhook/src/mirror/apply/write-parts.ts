// Writes the rows of embedded lists, such as the items of a subscription. The caller has just written the
// object that they are part of and holds the lock on its row; that is what orders the parts, too.
import type { Queryable } from '../../database/database.ts';
import { embeddedList, type JsonObject } from '../stripe-object.ts';
import { partTableOf } from '../tables/all-tables.ts';
import type { PartList, PartTableDefinition, TableDefinition } from '../tables/table-definition.ts';
import { toStorableJson } from './storable-json.ts';

/** An object that was written, whose parts are to follow. */
export interface WrittenObject {
  readonly id: string;
  /** Null when the object was deleted, and its parts with it. */
  readonly object: JsonObject | null;
}

export interface WriteParts {
  readonly definition: TableDefinition;
  readonly account: string;
  readonly livemode: boolean;
  readonly objects: readonly WrittenObject[];
}

/** Whether Stripe has cut short one of the lists inside the object. */
export function hasMissingParts(definition: TableDefinition, object: JsonObject): boolean {
  return (definition.parts ?? []).some(
    ({ field }) => embeddedList(object, field)?.complete === false,
  );
}

/** Writes the parts of one or many objects of a type: one statement for each kind of part. */
export async function writeParts(transaction: Queryable, write: WriteParts): Promise<void> {
  for (const part of write.definition.parts ?? []) {
    const told = write.objects.flatMap((one) => toldParts(one, part));
    if (told.length === 0) continue;
    // One statement cannot write a row twice.
    const byId = new Map(
      told.flatMap(({ entries }) => entries.map((entry) => [entry.object['id'], entry])),
    );
    const parts = [...byId.values()];
    await transaction.query(partsSql(partTableOf(part.object)), [
      write.account,
      write.livemode,
      toStorableJson(parts),
      told.filter(({ complete }) => complete).map(({ parent }) => parent),
      [...byId.keys()],
    ]);
  }
}

interface ToldParts {
  readonly parent: string;
  readonly entries: readonly { readonly parent: string; readonly object: JsonObject }[];
  /** Whether a part that is not among them is gone. */
  readonly complete: boolean;
}

/** Nothing for an object that came without its list: then nothing is known of its parts. */
function toldParts({ id, object }: WrittenObject, { field }: PartList): ToldParts[] {
  if (object === null) return [{ parent: id, entries: [], complete: true }];
  const list = embeddedList(object, field);
  if (list === undefined) return [];
  const entries = list.entries
    .filter((entry) => typeof entry['id'] === 'string')
    .map((entry) => ({ parent: id, object: entry }));
  return [{ parent: id, entries, complete: list.complete }];
}

/**
 * The names in it come from the tables' definitions, never from outside. What is gone is looked for by
 * arrays, which lead PostgreSQL to the index; joined with the JSON it would read the whole table.
 */
function partsSql({ table, parentColumn }: PartTableDefinition): string {
  return `
    with written as (
      insert into stripe.${table} (id, _account, livemode, "${parentColumn}", object, _changed_at)
      select value -> 'object' ->> 'id', $1, $2, value ->> 'parent', value -> 'object', clock_timestamp()
      from jsonb_array_elements($3::jsonb)
      on conflict (id, _account, livemode) do update set
        "${parentColumn}" = excluded."${parentColumn}", object = excluded.object,
        deleted_at = null, _changed_at = excluded._changed_at
    )
    update stripe.${table}
    set deleted_at = clock_timestamp(), _changed_at = clock_timestamp()
    where "${parentColumn}" = any($4::text[]) and _account = $1 and livemode = $2
      and deleted_at is null and id <> all($5::text[])
  `;
}
