// Handles one claimed event. What its handlers write and the mark that it is done are one transaction:
// both are there afterwards, or neither. If not, the failure is recorded in a transaction of its own.
import type { PoolClient } from 'pg';
import type { Stripe } from 'stripe';

import type { WorkerConfiguration } from '../../config/configuration.ts';
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

/** Commits when the outcome is to keep what was written; rolls back otherwise. */
async function handleInTransaction(claim: ClaimedEvent, parts: HandleParts): Promise<Outcome> {
  const client = await parts.database.pool.connect();
  const transaction = createHandlerTransaction(client, claim.id);
  let broken: Error | undefined;
  try {
    await beginHandling(client, parts.settings);
    const locked = await lockClaimedEvent(transaction, claim);
    if (locked === undefined) {
      await client.query('rollback');
      return ignored('another worker has taken it over');
    }
    const outcome = await runHandlersOf(locked, claim, transaction, parts);
    const keep = outcome.kind === 'done' || outcome.kind === 'ignored';
    if (keep)
      await markDone(transaction, claim, outcome.kind === 'ignored' ? outcome.reason : null);
    transaction.close();
    await client.query(keep ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    transaction.close();
    broken = await undo(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * The server ends the transaction by itself when nothing is heard for longer than a handler may take,
 * so that a worker cut off from the network does not hold its event for ever.
 */
async function beginHandling(client: PoolClient, settings: WorkerConfiguration): Promise<void> {
  await client.query('begin');
  const patienceMs = settings.handlerTimeoutMs + 5_000;
  await client.query(`select set_config('idle_in_transaction_session_timeout', $1, true)`, [
    `${patienceMs}`,
  ]);
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

/** Rolls back. After a time-out a query may still be running, so the connection is given up instead. */
async function undo(client: PoolClient, error: unknown): Promise<Error | undefined> {
  if (error instanceof HandlerTimeoutError) return error;
  try {
    await client.query('rollback');
    return undefined;
  } catch (rollbackError) {
    return rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
  }
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
