// Fills the inbox with events that were handled long ago, by SQL alone: millions in minutes. All but the newest
// have lost their payloads, as retention leaves them; their ids and indexes, which new events have to go
// through, are all there.
import { unixSeconds } from '../clock.ts';
import { readTemplate } from '../events/signed-events.ts';
import { stripeIdSql } from '../events/stripe-id.ts';
import { startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { billhookIngest } from './contender.ts';

const chunk = 50_000;
/** How many of the newest events still have their payloads. */
const withPayload = 100_000;

/** Brings the number of done events to `events`. They came over the last ninety days. */
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

/** Entering fifty million ids one by one would take long. The other indexes have no rows of done events. */
const dropIndexes = `
  alter table billhook.inbox drop constraint inbox_pkey;
  drop index billhook.inbox_by_sequence
`;

const createIndexes = `
  set maintenance_work_mem = '1GB';
  alter table billhook.inbox add constraint inbox_pkey primary key (id);
  create unique index inbox_by_sequence on billhook.inbox (sequence)
`;

/** Billhook makes its tables itself when it starts. */
async function createTables(database: BenchDatabase, stripeBase: string): Promise<void> {
  const server = await startProcess(billhookIngest.module, [database.url, stripeBase]);
  await server.stop();
}

const secondsOfAge = 90 * 24 * 60 * 60;

/** @param events how many there will be in the end. */
function fillStatement(first: number, last: number, events: number): string {
  const payload = readTemplate('payment-intent-succeeded.json')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || event.unique_id || ');
  return `
    insert into billhook.inbox
      (id, type, object_id, created, livemode, api_version, payload, state, attempts, received_at, finished_at)
    select 'evt_' || unique_id, 'payment_intent.succeeded', 'pi_' || unique_id, created, false, '2026-10-28.endive',
      case when i > ${events - withPayload} then ${payload} end, 'done', 1,
      to_timestamp(created), to_timestamp(created)
    from (
      select i, created, ${stripeIdSql('created', 'md5(i::text)')} as unique_id
      from (
        select i, ${unixSeconds() - secondsOfAge} + i * ${secondsOfAge} / ${events} as created
        from generate_series(${first}::bigint, ${last}) as i
      ) as number
    ) as event
  `;
}
