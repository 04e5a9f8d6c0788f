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
 * @throws MirrorFilterError for a column that the table does not have, and an object to go on behind that is unknown.
 */
export async function listObjects(database: Queryable, query: ListQuery): Promise<JsonObject[]> {
  const { definition, account, livemode, limit, after } = query;
  const values: unknown[] = [account, livemode, limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions = Object.entries(query.filter).flatMap(([name, value]) =>
    value === undefined ? [] : [condition(columnOf(definition, name), value, place)],
  );
  if (after !== undefined) {
    const created = await createdOf(database, { ...query, after });
    conditions.push(afterCondition({ created, id: place(after) }, place));
  }
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

/**
 * When the object with this id was created, now that it may have changed; null where Stripe does not say. Undefined for
 * a type whose objects are listed by their ids.
 *
 * @throws MirrorFilterError when there is none, so that nobody takes that for the end of the list.
 */
async function createdOf(
  database: Queryable,
  { definition, account, livemode, after }: ListQuery & { readonly after: string },
): Promise<string | null | undefined> {
  if (!isByTime(definition)) return undefined;
  // As text, because a date of JavaScript's has no microseconds.
  const { rows } = await database.query<{ created: string | null }>(
    `select created::text as created from stripe.${definition.table}
     where id = $1 and _account = $2 and livemode = $3`,
    [after, account, livemode],
  );
  const [row] = rows;
  if (row !== undefined) return row.created;
  throw new MirrorFilterError(
    `The mirror holds no ${definition.object} ${after}, behind which it could go on.`,
  );
}

/** Those without a time come first, as PostgreSQL has it; so they stand before every one that has one. */
function afterCondition(
  last: { readonly created: string | null | undefined; readonly id: string },
  place: (value: unknown) => string,
): string {
  if (last.created === undefined) return `id > ${last.id}`;
  if (last.created === null) return `(created is not null or id < ${last.id})`;
  return `(created, id) < (${place(last.created)}::timestamptz, ${last.id})`;
}
