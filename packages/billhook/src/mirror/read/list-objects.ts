// Objects of the mirror by the values of their columns, page by page: newest first where Stripe says when
// they were created, by id otherwise.
import type { Queryable } from '../../database/database.ts';
import { MirrorFilterError } from '../../errors/mirror-filter-error.ts';
import type { JsonObject } from '../stripe-object.ts';
import { isPartTable } from '../tables/all-tables.ts';
import type { AnyTableDefinition } from '../tables/table-definition.ts';

/** A value to look for; null finds the rows without one, an array those with any of its values. */
export type FilterValue = string | number | boolean | Date | null;

export interface ListQuery {
  readonly definition: AnyTableDefinition;
  readonly account: string;
  readonly livemode: boolean;
  readonly filter: Readonly<Record<string, FilterValue | readonly FilterValue[] | undefined>>;
  readonly limit: number;
  /** The id of the last object of the page before. */
  readonly after: string | undefined;
}

/**
 * The objects that pass the filter, without those that were deleted.
 *
 * @throws MirrorFilterError for a column that the table does not have.
 */
export async function listObjects(database: Queryable, query: ListQuery): Promise<JsonObject[]> {
  const { definition, account, livemode, limit, after } = query;
  const values: unknown[] = [account, livemode, limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions = Object.entries(query.filter).flatMap(([name, value]) =>
    value === undefined ? [] : [condition(columnOf(definition, name), value, place)],
  );
  if (after !== undefined) conditions.push(afterCondition(definition, place(after)));
  const { rows } = await database.query<{ object: JsonObject }>(
    `select object from stripe.${definition.table}
     where ${['_account = $1', 'livemode = $2', 'deleted_at is null', ...conditions].join(' and ')}
     order by ${isByTime(definition) ? 'created desc, id desc' : 'id'} limit $3`,
    values,
  );
  return rows.map(({ object }) => object);
}

/** The column's name as the definition has it, which is safe to write into a statement. */
function columnOf(definition: AnyTableDefinition, name: string): string {
  const names = [
    ...(isPartTable(definition) ? [definition.parentColumn] : []),
    ...definition.columns.map((column) => column.name),
  ];
  const known = names.find((one) => one === name);
  if (known !== undefined) return `"${known}"`;
  throw new MirrorFilterError(
    `The mirror of ${definition.object} has no column \`${name}\`; it has ${names.join(', ')}.`,
  );
}

function condition(
  column: string,
  value: FilterValue | readonly FilterValue[],
  place: (value: unknown) => string,
): string {
  if (value === null) return `${column} is null`;
  return Array.isArray(value) ? `${column} = any(${place(value)})` : `${column} = ${place(value)}`;
}

function isByTime({ columns }: AnyTableDefinition): boolean {
  return columns.some(({ name }) => name === 'created');
}

/** The page begins behind the object with this id, wherever that has moved to meanwhile. */
function afterCondition(definition: AnyTableDefinition, id: string): string {
  if (!isByTime(definition)) return `id > ${id}`;
  return `(created, id) < (
    select created, id from stripe.${definition.table}
    where id = ${id} and _account = $1 and livemode = $2
  )`;
}
