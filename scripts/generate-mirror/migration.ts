// Writes the migration that creates the mirror's tables.
import { isPartTable } from '../../packages/billhook/src/mirror/tables/all-tables.ts';
import type { Column } from '../../packages/billhook/src/mirror/tables/column.ts';
import type { AnyTableDefinition } from '../../packages/billhook/src/mirror/tables/table-definition.ts';
import { columnExpression, sqlTypes } from './column-expression.ts';

const header = `\
-- The mirror: Stripe's objects as rows, one table for each type of object, kept current by events.
--
-- This file is written by \`npm run generate\` from the definitions in \`src/mirror/tables\`.
--
-- Each row holds the whole object as Stripe gave it, without its client secrets. The columns that people
-- query are computed from it by PostgreSQL, so that they cannot disagree with it. References are plain ids
-- without foreign keys: objects arrive in any order, and one may refer to what is never mirrored.
--
-- An id is unique within an account and mode only: merchants choose the ids of coupons, products and plans.
-- \`_account\` is the connected account that a row belongs to, and empty for the key's own.
--
-- What begins with an underscore is the mirror's own. The state of a row was true at some moment from
-- \`_as_of\` up to \`_as_of_until\`, by Stripe's clock: a whole second when an event told it, the duration of
-- the request when it was fetched. \`_fetched_at\` and \`_changed_at\` are by the clock of this database: when
-- the last fetch began, and when the row was last written. Later states replace earlier ones by these.
create schema if not exists stripe;
`;

/** The whole file. */
export function mirrorMigration(tables: readonly AnyTableDefinition[]): string {
  return `${header}\n${tables.map(createTable).join('\n')}`;
}

function createTable(definition: AnyTableDefinition): string {
  const { table, object } = definition;
  const lines = [
    'id text not null',
    "_account text not null default ''",
    'livemode boolean not null',
    ...(isPartTable(definition) ? [`"${definition.parentColumn}" text not null`] : []),
    'object jsonb not null',
    ...definition.columns.map(generatedColumn),
    'deleted_at timestamptz',
    ...(isPartTable(definition) ? [] : ownBookkeeping),
    '_changed_at timestamptz not null default clock_timestamp()',
    `constraint ${table}_pkey primary key (id, _account, livemode)`,
  ];
  return [
    `create table stripe.${table} (\n  ${lines.join(',\n  ')}\n);`,
    `comment on table stripe.${table} is '${commentOf(object)}';`,
    ...indexesOf(definition),
    '',
  ].join('\n');
}

const ownBookkeeping: readonly string[] = [
  '_as_of timestamptz not null',
  '_as_of_until timestamptz not null',
  '_fetched_at timestamptz',
  '_event text',
  '_event_type text',
];

function generatedColumn(column: Column): string {
  return `"${column.name}" ${sqlTypes[column.kind]} generated always as (${columnExpression(column)}) stored`;
}

function indexesOf(definition: AnyTableDefinition): string[] {
  const { table, columns } = definition;
  const parents = isPartTable(definition) ? [definition.parentColumn] : [];
  const indexed = columns.filter(({ indexed: wanted }) => wanted).map(({ name }) => name);
  return [...parents, ...indexed].map((name) => {
    const keys = name === 'created' ? 'created, id' : `"${name}"`;
    return `create index ${table}_by_${name} on stripe.${table} (${keys});`;
  });
}

function commentOf(object: string): string {
  return `Objects of Stripe of the type ${object}.`;
}
