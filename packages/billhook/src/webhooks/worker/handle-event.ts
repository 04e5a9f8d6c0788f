// Handles one claimed event. What its handlers write and the mark that it is done are one transaction:
// both are there afterwards, or neither. If not, the failure is recorded in a transaction of its own.
import type { PoolClient } from 'pg';
import type Stripe from 'stripe';

import type { WorkerConfiguration } from '../../config/configuration.ts';
import { borrowConnection, rollBack } from '../../database/borrow-connection.ts';
import type { Database } from '../../database/database.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { describeError } from '../../logging/redact.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Random } from '../../randomness/random.ts';
import type { HandlerRegistry } from '../handlers.ts';
import type { ClaimedEvent } from '../inbox/claim-events.ts';
import { markDead, markDone, markFailed, markPostponed } from '../inbox/finish-event.ts';
import { type LockedEvent, lockClaimedEvent } from '../inbox/lock-claimed-event.ts';
import { ignored, type Outcome } from '../outcomes.ts';
import { backoffDelayMs } from './backoff.ts';
import { createHandlerTransaction } from './handler-transaction.ts';
import { runHandlers } from './run-handlers.ts';

export interface HandleParts {
  readonly database: Database;
  readonly registry: HandlerRegistry;
  readonly settings: WorkerConfiguration;
  readonly logger: Logger;
  readonly random: Random;
}

/**
 * Handles the event and records what came of it.
 *
 * @returns after how many milliseconds the event is due again; undefined when it is settled.
 * @throws the database's error when not even the failure could be recorded. The event then stays claimed
 *   and is taken up again after a while.
 */
export async function handleEvent(
  claim: ClaimedEvent,
  parts: HandleParts,
): Promise<number | undefined> {
  try {
    const outcome = await handleInTransaction(claim, parts);
    if (outcome.kind === 'retry') {
      await markPostponed(parts.database, claim, outcome.at);
    } else if (outcome.kind === 'dead') {
      await markDead(parts.database, claim, { reason: outcome.reason, error: null });
      parts.logger.error(
        { event: claim.id, reason: outcome.reason },
        'A handler gave the event up; it was set aside as dead.',
      );
    }
    return undefined;
  } catch (error) {
    return recordFailure(claim, error, parts);
  }
}

const takenOver: Outcome = ignored('another worker has taken it over');

/** Commits when the outcome is to keep what was written; rolls back otherwise. */
async function handleInTransaction(claim: ClaimedEvent, parts: HandleParts): Promise<Outcome> {
  const { client, release } = await borrowConnection(parts.database.pool);
  const transaction = createHandlerTransaction(client, claim.id);
  let broken: Error | undefined;
  let processId: number | undefined;
  try {
    processId = await beginHandling(client, parts.settings);
    const locked = await lockClaimedEvent(transaction, claim);
    if (locked === undefined) {
      await client.query('rollback');
      return takenOver;
    }
    const outcome = await runHandlersOf(locked, claim, transaction, parts);
    const keep = outcome.kind === 'done' || outcome.kind === 'ignored';
    if (keep && !(await markDone(transaction, claim, reasonOf(outcome)))) {
      throw new Error('The claim on this event was lost while its handlers ran.');
    }
    transaction.close();
    await client.query(keep ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    transaction.close();
    const timedOut = error instanceof HandlerTimeoutError;
    if (timedOut && processId !== undefined) await endProcess(parts.database, processId);
    broken = timedOut ? error : await rollBack(client);
    throw error;
  } finally {
    release(broken);
  }
}

function reasonOf(outcome: Outcome): string | null {
  return outcome.kind === 'ignored' ? outcome.reason : null;
}

/**
 * Begins the transaction. The server ends it by itself when nothing is heard, or one statement runs, for
 * longer than a handler may take, so that a worker cut off from the network does not hold its event.
 *
 * @returns the id of the server's process, by which it can be ended.
 */
async function beginHandling(
  client: PoolClient,
  settings: WorkerConfiguration,
): Promise<number | undefined> {
  await client.query('begin');
  const patienceMs = `${settings.handlerTimeoutMs + 5_000}`;
  const { rows } = await client.query<{ processId: number }>(
    `select pg_backend_pid() as "processId",
       set_config('idle_in_transaction_session_timeout', $1, true),
       set_config('statement_timeout', $1, true)`,
    [patienceMs],
  );
  return rows[0]?.processId;
}

/**
 * Ends the server's side of a connection. A handler that took too long may have left a query running:
 * closing our side would not stop it, and it would go on holding its locks.
 */
async function endProcess(database: Database, processId: number): Promise<void> {
  await database.query('select pg_terminate_backend($1)', [processId]);
}

async function runHandlersOf(
  locked: LockedEvent,
  claim: ClaimedEvent,
  tx: ReturnType<typeof createHandlerTransaction>,
  parts: HandleParts,
): Promise<Outcome> {
  const event = readEvent(locked.payload);
  const handlers = parts.registry.handlersOf(event.type);
  if (handlers.length === 0) return ignored(`no handler for ${event.type}`);
  return runHandlers({
    event,
    attempt: claim.attempt,
    tx,
    handlers,
    timeoutMs: parts.settings.handlerTimeoutMs,
    logger: parts.logger,
  });
}

function readEvent(payload: string): Stripe.Event {
  const value: unknown = JSON.parse(payload);
  if (!isEvent(value)) throw new Error('What the inbox holds is no event.');
  return value;
}

/**
 * The envelope was checked when the event was stored. Its object is taken to be what Stripe's SDK says
 * of this type, as the SDK's own `constructEvent` does.
 */
function isEvent(value: unknown): value is Stripe.Event {
  return (
    typeof value === 'object' && value !== null && 'object' in value && value.object === 'event'
  );
}

async function recordFailure(
  claim: ClaimedEvent,
  error: unknown,
  parts: HandleParts,
): Promise<number | undefined> {
  const { settings, logger, database, random } = parts;
  const fields = { event: claim.id, attempt: claim.attempt, err: error };
  if (claim.attempt >= settings.attempts) {
    await markDead(database, claim, { reason: null, error: describeError(error) });
    logger.error(fields, 'The event failed for the last time; it was set aside as dead.');
    return undefined;
  }
  const delayMs = backoffDelayMs(claim.attempt, settings, random);
  await markFailed(database, claim, { error: describeError(error), delayMs });
  logger.warn({ ...fields, delayMs }, 'The event failed; it will be tried again.');
  return delayMs;
}
