// A fresh database for every measurement, so that none inherits the rows, the statistics or the dead tuples
// of another.
import { readFileSync } from 'node:fs';

import type { EmbeddedPostgres } from 'billhook/embedded';
import pg from 'pg';

import { readPostgresCpuMs } from '../../shared/processes/postgres-cpu.ts';

export interface BenchDatabase {
  readonly url: string;
  /** Runs a query and returns the first column of its first row. */
  text(sql: string): Promise<string>;
  /** The same, as a number. */
  number(sql: string): Promise<number>;
  run(sql: string): Promise<void>;
  /** Writes what is dirty to disk, so that no checkpoint falls due in a measurement because of what was before. */
  settle(): Promise<void>;
  /** The processor time that the whole PostgreSQL server has used, in milliseconds, if that is known. */
  cpuMs(): number | undefined;
  drop(): Promise<void>;
}

let databases = 0;

/** Creates an empty database of its own on the server. */
export async function createBenchDatabase(server: EmbeddedPostgres): Promise<BenchDatabase> {
  databases += 1;
  const name = `bench_${process.pid}_${databases}`;
  const url = await server.createDatabase(name);
  const client = new pg.Client({ connectionString: url });
  // When a measurement fails, the server is stopped under this connection. That failure is the one to see.
  client.on('error', () => {});
  await client.connect();
  const text = async (sql: string): Promise<string> => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return String(rows[0]?.[0]);
  };
  const postmaster = await findPostmaster(text);
  const run = async (sql: string): Promise<void> => {
    await client.query(sql);
  };
  return {
    url,
    text,
    run,
    number: async (sql) => Number(await text(sql)),
    settle: async () => run('checkpoint'),
    cpuMs: () => readPostgresCpuMs(postmaster),
    drop: async () => {
      await client.end();
      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** PostgreSQL's first line of this file is the process id of the server. */
async function findPostmaster(text: (sql: string) => Promise<string>): Promise<number> {
  const file = await text("select current_setting('data_directory') || '/postmaster.pid'");
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

/** Runs something with a database that is dropped afterwards. */
export async function withDatabase<Result>(
  server: EmbeddedPostgres,
  action: (database: BenchDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await createBenchDatabase(server);
  const result = await action(database);
  await database.drop();
  return result;
}
