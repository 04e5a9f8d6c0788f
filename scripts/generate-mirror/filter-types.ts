// Writes the types of the filters that `mirror.list` takes: the columns of each table.
import type { Column, ColumnKind } from '../../packages/billhook/src/mirror/tables/column.ts';
import type { AnyTableDefinition } from '../../packages/billhook/src/mirror/tables/table-definition.ts';
import { isPartTable } from '../../packages/billhook/src/mirror/tables/all-tables.ts';

const header = `\
// The columns of each table of the mirror, by the type of object that it holds, as \`mirror.list\` filters by
// them. Written by \`npm run generate\` from the definitions in \`../tables\`.

export interface MirrorColumns {
`;

const filterTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'string',
  reference: 'string',
  integer: 'number',
  decimal: 'string',
  boolean: 'boolean',
  time: 'Date',
};

/** The module. */
export function filterTypesModule(tables: readonly AnyTableDefinition[]): string {
  return `${header}${tables.map(entryOf).join('')}}\n`;
}

function entryOf(definition: AnyTableDefinition): string {
  const parent = isPartTable(definition) ? [`    ${definition.parentColumn}: string;`] : [];
  const columns = definition.columns.map(
    ({ name, kind }: Column) => `    ${name}: ${filterTypes[kind]};`,
  );
  const lines = [...parent, ...columns].map((line) => `${line}\n`).join('');
  return `  '${definition.object}': {\n${lines}  };\n`;
}
