// The transaction in which events are handled: what their handlers write and the marks that they are done are one
// commit.
import type { PoolClient } from 'pg';

import { borrowConnection, rollBack } from '../../database/borrow-connection.ts';
import type { Queryable } from '../../database/database.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { type HandledEvent, markDone } from '../inbox/finish-event.ts';
import { createHandlerTransaction, type HandlerTransaction } from './handler-transaction.ts';
import type { HeldEvent } from './held-event.ts';
import type { WorkerParts } from './worker-parts.ts';

export interface OpenTransaction {
  readonly connection: Queryable;
  readonly transactionFor: (event: HeldEvent) => HandlerTransaction;
  /** Marks the events as done and commits; throws when a claim on one of them is lost. */
  readonly commit: (events: readonly HandledEvent[]) => Promise<void>;
}

/** Rolls back unless `work` has committed. */
export async function inTransaction<Result>(
  parts: WorkerParts,
  work: (open: OpenTransaction) => Promise<Result>,
): Promise<Result> {
  const { client, release } = await borrowConnection(parts.database.pool);
  let broken: Error | undefined;
  let processId: number | undefined;
  let committed = false;
  try {
    processId = await begin(client, parts.settings.handlerTimeoutMs);
    const connection = parts.database.on(client);
    const result = await work({
      connection,
      transactionFor: (event) =>
        createHandlerTransaction(connection, event.claim.id, parts.repeated),
      commit: async (events) => {
        if (!(await markDone(connection, events))) {
          throw new Error('The claim on an event was lost while its handlers ran.');
        }
        await client.query('commit');
        committed = true;
      },
    });
    if (!committed) broken = await rollBack(client);
    return result;
  } catch (error) {
    if (error instanceof HandlerTimeoutError) {
      broken = error;
      await endProcess(parts, processId);
    } else broken = await rollBack(client);
    throw error;
  } finally {
    release(broken);
  }
}

/**
 * Begins the transaction. The server ends it by itself when nothing is heard, or one statement runs, for
 * longer than a handler may take, so that a worker cut off from the network does not hold its locks.
 *
 * @returns the id of the server's process, by which it can be ended.
 */
async function begin(client: PoolClient, handlerTimeoutMs: number): Promise<number | undefined> {
  await client.query('begin');
  const { rows } = await client.query<{ processId: number }>(
    `select pg_backend_pid() as "processId",
       set_config('idle_in_transaction_session_timeout', $1, true),
       set_config('statement_timeout', $1, true)`,
    [`${handlerTimeoutMs + 5_000}`],
  );
  return rows[0]?.processId;
}

/**
 * Ends the server's side of a connection. A handler that took too long may have left a query running:
 * closing our side would not stop it, and it would go on holding its locks.
 */
async function endProcess(parts: WorkerParts, processId: number | undefined): Promise<void> {
  if (processId === undefined) return;
  await parts.database.query('select pg_terminate_backend($1)', [processId]);
}
