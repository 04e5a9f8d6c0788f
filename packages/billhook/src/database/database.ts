// The database as the rest of Billhook sees it: a pool to query and to open transactions on.
import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';

import type { Logger } from '../logging/logger.ts';
import { borrowConnection, rollBack } from './borrow-connection.ts';
import { type PreparedStatement, StatementRunner } from './prepared-statements.ts';
import { beginSql, type TransactionLimits } from './transaction-limits.ts';

/** Something that runs SQL: the pool, a connection, or the transaction of a handler. */
export interface Queryable {
  /**
   * Runs one SQL statement.
   *
   * @param statement its text, with `$1`, `$2` … where values go; or, to have each connection prepare it once, its
   *   text and a name for it: `{ name: 'insert-order', text: 'insert into …' }`.
   * @param values the values; never paste them into the text.
   */
  query<Row extends QueryResultRow = QueryResultRow>(
    statement: string | PreparedStatement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}

export interface Database extends Queryable {
  /** The pool of `pg`, for libraries that want one. */
  readonly pool: Pool;
  /** The connection, which was taken out of the pool, as something to query. */
  on(client: PoolClient): Queryable;
  /**
   * Runs `work` in a transaction: committed when it returns, rolled back when it throws.
   *
   * @param limits after which the server ends it; without, it has those of the database's own settings.
   */
  transaction<T>(
    work: (transaction: Queryable) => Promise<T>,
    limits?: TransactionLimits,
  ): Promise<T>;
}

/** Wraps a pool. */
export function createDatabase(pool: Pool, logger: Logger): Database {
  const runner = new StatementRunner(logger);
  const on = (client: PoolClient): Queryable => ({
    query: async (statement, values) => runner.runWithin(client, statement, values),
  });
  return {
    pool,
    on,
    query: async (statement, values) => runner.run(pool, statement, values),
    transaction: async (work, limits = {}) =>
      runTransaction(pool, beginSql(limits), async (client) => work(on(client))),
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
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const { client, release } = await borrowConnection(pool);
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    release(broken);
  }
}
