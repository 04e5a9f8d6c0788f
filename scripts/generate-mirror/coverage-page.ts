// Writes the page of the documentation that says which types the mirror holds, and how each is kept.
import { isPartTable, allTables } from '../../packages/billhook/src/mirror/tables/all-tables.ts';
import type { Column } from '../../packages/billhook/src/mirror/tables/column.ts';
import type { AnyTableDefinition } from '../../packages/billhook/src/mirror/tables/table-definition.ts';
import { sqlTypes } from './column-expression.ts';

const kinds: Readonly<Record<'event' | 'backfill' | 'part', string>> = {
  event: 'events',
  backfill: 'events, backfill',
  part: 'with its parent',
};

/** The page in Markdown. */
export function coveragePage(generatedFrom: string, carried: ReadonlySet<string>): string {
  const count = allTables.filter(({ object }) => carried.has(object)).length;
  return [
    '# What the mirror holds',
    '',
    'Written by `npm run generate` from the definitions in `packages/billhook/src/mirror/tables`.',
    '',
    `Every type of object that an event can carry is mirrored: ${count} types of ${generatedFrom}.`,
    'Besides these, the parts of objects that are rows of their own, and a few types that only the backfill reads.',
    '',
    '- **Kept by**: what brings rows. _Events_ bring a type as soon as the webhook endpoint receives its events.',
    '  _Backfill_ reads all that exist. A type that Stripe lists only below another one has no backfill.',
    '- **In doubt**: what happens when two states cannot be ordered. Most objects are _fetched_. What Stripe',
    '  lets nobody fetch is taken _by event order_: by `created`, then by arrival.',
    '',
    'Each table also has `id`, `livemode`, `object` (the whole object), `deleted_at` and the columns with an underscore',
    'that [the mirror](../concepts/mirror.md) explains.',
    '',
    ...table([
      ['Type', 'Table', 'Kept by', 'In doubt'],
      ...allTables.map((one) => [
        `\`${one.object}\``,
        `\`stripe.${one.table}\``,
        keptBy(one, carried),
        inDoubt(one),
      ]),
    ]),
    '',
    '## Columns',
    '',
    'Each column is computed from the object; the path is given where it is not the name. Indexed columns are in bold.',
    '',
    ...allTables.flatMap(columnsOf),
  ].join('\n');
}

/** A table whose columns are as wide as their widest cell, as the formatter has them. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const [head = '', ...body] = rows.map((row) =>
    lineOf(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [head, lineOf(widths.map((width) => '-'.repeat(width))), ...body];
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function keptBy(definition: AnyTableDefinition, carried: ReadonlySet<string>): string {
  if (isPartTable(definition)) return kinds.part;
  if (!carried.has(definition.object)) return 'backfill';
  return definition.list === undefined ? kinds.event : kinds.backfill;
}

function inDoubt(definition: AnyTableDefinition): string {
  if (isPartTable(definition)) return 'as its parent';
  return definition.retrieve === undefined ? 'by event order' : 'fetched';
}

function columnsOf(definition: AnyTableDefinition): string[] {
  const parent = isPartTable(definition)
    ? [`- **\`${definition.parentColumn}\`** text: the object that it is a part of`]
    : [];
  const lines = [...parent, ...definition.columns.map(columnLine)];
  return [
    `### stripe.${definition.table}`,
    '',
    ...(lines.length === 0 ? ['None of its own.'] : lines),
    '',
  ];
}

function columnLine({ name, kind, path, indexed }: Column): string {
  const shown = indexed ? `**\`${name}\`**` : `\`${name}\``;
  return `- ${shown} ${sqlTypes[kind]}${path === name ? '' : `, from \`${path}\``}`;
}
