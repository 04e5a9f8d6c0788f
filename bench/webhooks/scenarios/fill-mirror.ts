// Fills the tables of Stripe's objects, Billhook's or the peer's, by SQL alone: the contender writes one row of each
// from an event, and the row is copied under other ids. So each has the columns, defaults and sizes of its own.
import { unixSeconds } from '../clock.ts';
import { stripeIdSql } from '../events/stripe-id.ts';
import { startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Contender } from './contender.ts';
import { drained } from './measure-load.ts';

interface FilledTable {
  readonly name: string;
  readonly prefix: string;
  /** How many rows it has for each subscription. */
  readonly share: number;
}

const tables: readonly FilledTable[] = [
  { name: 'subscriptions', prefix: 'sub_', share: 1 },
  { name: 'subscription_items', prefix: 'si_', share: 1 },
  { name: 'payment_intents', prefix: 'pi_', share: 2 },
];

/** Brings the number of mirrored subscriptions, each with an item and two payments, to `subscriptions`. */
export async function fillMirror(
  contender: Contender,
  database: BenchDatabase,
  subscriptions: number,
  stripeBase: string,
): Promise<void> {
  await writeFirstRows(contender, database, stripeBase);
  // What is filled in is not what is measured, and can be filled in again.
  await database.run('set synchronous_commit = off');
  for (const table of tables) {
    await database.run(await fillStatement(database, table, subscriptions * table.share));
    await database.run(`vacuum (analyze) stripe.${table.name}`);
  }
  await database.settle();
}

/** Two payments and a subscription, by webhook. */
async function writeFirstRows(
  contender: Contender,
  database: BenchDatabase,
  stripeBase: string,
): Promise<void> {
  const server = await startProcess(contender.module, [
    database.url,
    stripeBase,
    contender.variant,
  ]);
  const load = await startProcess('webhooks/load/main.ts', []);
  try {
    if (contender.endToEnd) await server.ask({ kind: 'start-worker' }, 'worker-started');
    const { port } = server;
    const plan = { kind: 'load', port, path: contender.path, connections: 1, events: 3 } as const;
    await load.ask({ ...plan, maxMs: 10_000 }, 'loaded');
    if (contender.endToEnd) await drained(database);
  } finally {
    await load.stop();
    await server.stop();
  }
}

const secondsOfAge = 90 * 24 * 60 * 60;

/** Copies of one row, under ids from the last ninety days; all columns that are not computed are copied. */
async function fillStatement(
  database: BenchDatabase,
  { name, prefix }: FilledTable,
  rows: number,
): Promise<string> {
  const columns = await database.text(`
    select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns
    where table_schema = 'stripe' and table_name = '${name}' and is_generated = 'NEVER'
  `);
  const names = columns.split(',');
  const values: Readonly<Record<string, string>> = {
    id: copiedId(prefix),
    // What an item belongs to has the same number; so has the customer, where that is a column.
    subscription: copiedId('sub_'),
    customer: copiedId('cus_'),
  };
  // In Billhook's tables `object` is the whole object, from which columns are computed; in the peer's, the type's name.
  const isWhole = names.includes('_account');
  const valueOf = (column: string): string =>
    isWhole && column === 'object'
      ? `row.object || jsonb_build_object('id', ${copiedId(prefix)}, 'customer', ${copiedId('cus_')})`
      : (values[column] ?? `row."${column}"`);
  return `
    insert into stripe.${name} (${names.map((column) => `"${column}"`).join(', ')})
    select ${names.map(valueOf).join(', ')}
    from (select * from stripe.${name} limit 1) as row,
      (
        select ${stripeIdSql('created', 'md5(i::text)')} as unique_id
        from (
          select i, ${unixSeconds() - secondsOfAge} + i * ${secondsOfAge} / ${rows} as created
          from generate_series(1::bigint, ${rows}) as i
        ) as age
      ) as number
  `;
}

/** The id of a copy, in SQL. */
function copiedId(prefix: string): string {
  return `'${prefix}' || number.unique_id`;
}
