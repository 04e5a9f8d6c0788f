// The PostgreSQL of the storm: a real server of its own, which is shut down at once and started again, and
// whose connections are cut.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type EmbeddedPostgres, startEmbeddedPostgres } from 'billhook/embedded';

import {
  createDatabase,
  type Database,
  openPool,
} from '../../packages/billhook/src/database/database.ts';
import { createSilentLogger } from '../../packages/billhook/src/testing/silent-logger.ts';

export interface StormDatabase {
  readonly url: string;
  /** For the storm's own questions; it is not cut off, but goes down with the server. */
  readonly database: Database;
  /** Shuts the server down as a failure would, without a word to its clients, and starts it again. */
  restart(): Promise<void>;
  /** Ends the connections that are in the middle of something; gives how many. */
  cutConnections(): Promise<number>;
  close(): Promise<void>;
}

/** How long it stays away, in milliseconds: long enough that something is delivered meanwhile. */
const awayMs = 1_000;

const cutSql = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name <> 'storm'
    and (state = 'active' or state like 'idle in transaction%')
`;

const createSql = `
  create table effects (
    id bigint generated always as identity,
    event text not null,
    attempt int not null,
    object text,
    began timestamptz not null,
    ended timestamptz
  )
`;

export async function startStormDatabase(): Promise<StormDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'billhook-storm-'));
  const servers: EmbeddedPostgres[] = [await startEmbeddedPostgres({ directory })];
  const url = (await servers[0]?.createDatabase('storm')) ?? '';
  const port = Number(new URL(url).port);
  const logger = createSilentLogger();
  const pool = openPool(`${url}?application_name=storm`, 4, logger);
  const database = createDatabase(pool, logger);
  await database.query(createSql);
  return {
    url,
    database,
    restart: async () => {
      await shutDownAtOnce(directory);
      await sleep(awayMs);
      servers.push(await startEmbeddedPostgres({ directory, port }));
    },
    cutConnections: async () => {
      // They are busy for moments only; a few looks find one.
      for (let look = 0; look < 25; look += 1) {
        const { rowCount } = await database.query(cutSql);
        if (rowCount !== null && rowCount > 0) return rowCount;
        await sleep(20);
      }
      return 0;
    },
    close: async () => {
      await pool.end();
      for (const server of servers) await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL's "immediate shutdown": the next start recovers from the log, as after a power cut. */
async function shutDownAtOnce(directory: string): Promise<void> {
  const file = join(directory, 'data', 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8'), 10);
  process.kill(pid, 'SIGQUIT');
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
    const isThere = await readFile(file, 'utf8').then(
      () => true,
      () => false,
    );
    if (!isThere) return;
    await sleep(20);
  }
  throw new Error('PostgreSQL did not shut down.');
}
