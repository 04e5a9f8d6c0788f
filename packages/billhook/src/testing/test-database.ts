// A database of its own for each test file, on the server that the test run started.
import { inject } from 'vitest';

import { type Database, openPool, createDatabase as wrapPool } from '../database/database.ts';
import { createDatabase } from '../database/embedded/create-database.ts';
import { migrate } from '../database/migrate.ts';
import { newId } from '../randomness/random.ts';
import { createSilentLogger } from './silent-logger.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL URL whose user may create databases; the test run's set-up provides it. */
    databaseUrl: string;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** Creates an empty database. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  const url = await createDatabase(inject('databaseUrl'), name);
  const logger = createSilentLogger();
  const pool = openPool(url, 10, logger);
  return { url, database: wrapPool(pool, logger), close: async () => pool.end() };
}

/** Creates a database with Billhook's tables. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const test = await createEmptyDatabase();
  await migrate({ database: test.database, logger: createSilentLogger() });
  return test;
}
