// How PostgreSQL computes a column from the object of its row. Only immutable functions may be used. An object of a
// form that nobody expected is stored all the same, with a null in the column that cannot be filled; only numbers and
// times beyond what PostgreSQL can hold make it refuse the row.
import type { Column, ColumnKind } from '../../packages/billhook/src/mirror/tables/column.ts';

export const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  reference: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  boolean: 'boolean',
  time: 'timestamptz',
};

/** The expression behind `generated always as`. */
export function columnExpression(column: Column): string {
  const steps = column.path.split('.');
  const json = jsonAt(steps);
  const text = textAt(steps);
  switch (column.kind) {
    case 'text':
      return text;
    case 'reference':
      // Where the object is expanded, its id is one step further down.
      return `coalesce(${textAt([...steps, 'id'])}, ${text})`;
    case 'integer':
      return `case when jsonb_typeof(${json}) = 'number' then (${text})::numeric::bigint end`;
    case 'decimal':
      return `case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::numeric end`;
    case 'boolean':
      return `case when jsonb_typeof(${json}) = 'boolean' then (${text})::boolean end`;
    case 'time':
      return `case when jsonb_typeof(${json}) = 'number' then to_timestamp((${text})::float8) end`;
  }
}

function jsonAt(steps: readonly string[]): string {
  return steps.length === 1 ? `object -> '${steps.join()}'` : `object #> '{${steps.join()}}'`;
}

function textAt(steps: readonly string[]): string {
  return steps.length === 1 ? `object ->> '${steps.join()}'` : `object #>> '{${steps.join()}}'`;
}
