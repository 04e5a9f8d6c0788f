// Statements that a connection prepares once and from then on only carries out. Parsing and planning a long statement
// takes PostgreSQL as long as carrying it out.
//
// Some poolers hand a client another connection for each transaction and know nothing of what was prepared on it.
// The first error that says so ends it: from then on everything is sent as plain text.
import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

import type { Logger } from '../logging/logger.ts';
import { sqlStateOf } from './sql-state.ts';

/** A statement that is prepared under a name, once for each connection. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  /** After so many milliseconds it has failed, and its connection is closed. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Names a statement after its text. Behind a pooler, different versions of a program share connections: none must
 * ever carry out what another one has prepared under the same name.
 *
 * It is planned for any values alike, and maybe while its tables are still empty, so it should leave the planner
 * no choice.
 */
export function prepared(text: string): PreparedStatement {
  const known = statements.get(text);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(text).digest('base64url');
  const statement = { name: `billhook_${digest.slice(0, 20)}`, text };
  statements.set(text, statement);
  return statement;
}

/** The statements by their texts, of which there are as many as the program has. */
const statements = new Map<string, PreparedStatement>();

/** Runs statements, prepared or not, on connections of one pool. */
export class StatementRunner {
  readonly #logger: Logger;
  #prepares = true;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Runs a statement outside of a transaction. If it cannot be prepared here, it is run without. */
  async run<Row extends QueryResultRow>(
    pool: Pool,
    statement: string | PreparedStatement,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<Row>> {
    try {
      return await this.runWithin(pool, statement, values);
    } catch (error) {
      if (!isNotPrepared(error)) throw error;
      return pool.query<Row>(unprepared(statement, values));
    }
  }

  /** Runs a statement within a transaction, which is lost if it cannot be prepared; the next one then is not. */
  async runWithin<Row extends QueryResultRow>(
    connection: Pool | PoolClient,
    statement: string | PreparedStatement,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<Row>> {
    const query = unprepared(statement, values);
    if (typeof statement === 'string' || !this.#prepares) return connection.query<Row>(query);
    try {
      return await connection.query<Row>({ ...query, name: statement.name });
    } catch (error) {
      if (isNotPrepared(error)) this.#stopPreparing(error);
      if (isNotPrepared(error) && error instanceof Error) ofPreparing.add(error);
      throw error;
    }
  }

  #stopPreparing(error: unknown): void {
    if (!this.#prepares) return;
    this.#prepares = false;
    this.#logger.warn(
      { err: error },
      'The pooler in front of the database does not keep prepared statements; none are used from now on.',
    );
  }
}

/** The statement without its name, as `pg` takes it. */
function unprepared(
  statement: string | PreparedStatement,
  values: readonly unknown[],
): QueryConfig<unknown[]> {
  const timeoutMs = typeof statement === 'string' ? undefined : statement.timeoutMs;
  const limit = timeoutMs === undefined ? {} : { query_timeout: timeoutMs };
  return { text: textOf(statement), values: [...values], ...limit };
}

/** The SQL of a statement, prepared or not. */
export function textOf(statement: string | PreparedStatement): string {
  return typeof statement === 'string' ? statement : statement.text;
}

/** The errors that preparing has made, and not what was to be done. */
const ofPreparing = new WeakSet<Error>();

/** Whether the error is one of those: done again, nothing is prepared, and it will not come again. */
export function isOfPreparing(error: unknown): boolean {
  return error instanceof Error && ofPreparing.has(error);
}

/** Whether a statement under this name was expected on the connection and is not there, or the other way round. */
function isNotPrepared(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '26000' || state === '42P05';
}
