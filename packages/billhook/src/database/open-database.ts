// Decides which database is used: the app's own pool, a URL, or the embedded PostgreSQL.
import type { DatabaseConfiguration } from '../config/configuration.ts';
import type { Logger } from '../logging/logger.ts';
import { createDatabase, type Database, openPool } from './database.ts';

export interface OpenedDatabase {
  readonly database: Database;
  /** Ends what was opened here: never the app's own pool. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names.
 *
 * @throws EmbeddedPostgresError when there is none to be had.
 */
export async function openDatabase(
  configuration: DatabaseConfiguration,
  logger: Logger,
): Promise<OpenedDatabase> {
  if (configuration.kind === 'pool') {
    return { database: createDatabase(configuration.pool, logger), close: async () => {} };
  }
  if (configuration.kind === 'url') {
    const pool = openPool(configuration.url, configuration.poolSize, logger);
    return { database: createDatabase(pool, logger), close: async () => pool.end() };
  }
  // Loaded only here, so that production, which never comes this way, does not even read it.
  const { startEmbeddedPostgres } = await import('./embedded/index.ts');
  const server = await startEmbeddedPostgres({
    ...(configuration.directory === undefined ? {} : { directory: configuration.directory }),
    log: (message) => {
      logger.info({}, message);
    },
  });
  const pool = openPool(server.url, configuration.poolSize, logger);
  return {
    database: createDatabase(pool, logger),
    close: async () => {
      await pool.end();
      await server.stop();
    },
  };
}
