// The database as the rest of Billhook sees it: a pool to query and to open transactions on.
import { Pool, type QueryResult, type QueryResultRow } from 'pg';

import type { Logger } from '../logging/logger.ts';
import { borrowConnection, rollBack } from './borrow-connection.ts';

/** Something that runs SQL: the pool, a connection, or the transaction of a handler. */
export interface Queryable {
  /**
   * Runs one SQL statement.
   *
   * @param text the statement, with `$1`, `$2` … where values go.
   * @param values the values; never paste them into the text.
   */
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}

export interface Database extends Queryable {
  /** The pool of `pg`, for libraries that want one. */
  readonly pool: Pool;
  /** Runs `work` in a transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
}

/** Wraps a pool. */
export function createDatabase(pool: Pool): Database {
  return {
    pool,
    query: async (text, values) => pool.query(text, [...(values ?? [])]),
    transaction: async (work) => runTransaction(pool, work),
  };
}

/** Opens a pool on a URL. Errors of idle connections are logged; the pool replaces such connections. */
export function openPool(url: string, poolSize: number, logger: Logger): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'billhook',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => {
    logger.warn({ err: error }, 'An idle connection to the database was lost.');
  });
  return pool;
}

async function runTransaction<T>(
  pool: Pool,
  work: (transaction: Queryable) => Promise<T>,
): Promise<T> {
  const { client, release } = await borrowConnection(pool);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({
      query: async (text, values) => client.query(text, [...(values ?? [])]),
    });
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    release(broken);
  }
}
