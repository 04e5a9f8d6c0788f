// Fills the inbox with events that were handled long ago, by SQL alone: millions in minutes. All but the newest
// have lost their payloads, as retention leaves them; their ids and indexes, which new events have to go
// through, are all there.
import { readTemplate } from '../events/signed-events.ts';
import { startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { billhookIngest } from './contender.ts';

const chunk = 50_000;
/** How many of the newest events still have their payloads. */
const withPayload = 100_000;

/** Brings the number of done events to `events`. Their ids are random, as those of the events to come. */
export async function fillInbox(
  database: BenchDatabase,
  events: number,
  stripeBase: string,
  onProgress: (filled: number) => void,
): Promise<void> {
  await createTables(database, stripeBase);
  // What is filled in is not what is measured, and can be filled in again.
  await database.run('set synchronous_commit = off');
  await database.run(dropIndexes);
  for (let filled = 0; filled < events; filled += chunk) {
    await database.run(fillStatement(filled + 1, Math.min(filled + chunk, events), events));
    onProgress(Math.min(filled + chunk, events));
  }
  await database.run(createIndexes);
  await database.run('vacuum (analyze) billhook.inbox');
  await database.settle();
}

/** Entering fifty million random ids one by one would take hours. The other indexes have no rows of done events. */
const dropIndexes = `
  alter table billhook.inbox drop constraint inbox_pkey;
  drop index billhook.inbox_by_sequence
`;

/** An index into which random ids were entered one by one has pages that are 70 % full, give or take a little. */
const createIndexes = `
  set maintenance_work_mem = '1GB';
  alter table billhook.inbox add constraint inbox_pkey primary key (id) with (fillfactor = 70);
  create unique index inbox_by_sequence on billhook.inbox (sequence)
`;

/** Billhook makes its tables itself when it starts. */
async function createTables(database: BenchDatabase, stripeBase: string): Promise<void> {
  const server = await startProcess(billhookIngest.module, [database.url, stripeBase]);
  await server.stop();
}

/** @param events how many there will be in the end. */
function fillStatement(first: number, last: number, events: number): string {
  const payload = readTemplate('payment-intent-succeeded.json')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || number.hash || ');
  return `
    insert into billhook.inbox
      (id, type, object_id, created, livemode, api_version, payload, state, attempts, received_at, finished_at)
    select 'evt_' || number.hash, 'payment_intent.succeeded', 'pi_' || number.hash, 1795000000 + number.i / 50,
      false, '2026-10-28.endive',
      case when number.i > ${events - withPayload} then ${payload} end, 'done', 1,
      now() - interval '30 days' + number.i * interval '0.2 seconds', now() - interval '1 day'
    from (select i, md5(i::text) as hash from generate_series(${first}, ${last}) as i) as number
  `;
}
