// Runs the handlers of one event, one after another, with everything that they are promised.
import { findUserOfCustomer } from '../../customers/find-user.ts';
import type { Queryable } from '../../database/database.ts';
import { type Defer, deferWithin } from '../../deferred/defer.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { type Logger, withFields } from '../../logging/logger.ts';
import type { AnyHandler, HandlerContext } from '../handlers.ts';
import type { ClaimedEvent } from '../inbox/claim-events.ts';
import type { Link } from '../link.ts';
import { combineOutcomes, type Outcome } from '../outcomes.ts';
import type { PreparedEvent } from './held-event.ts';

export interface RunOptions {
  readonly claim: ClaimedEvent;
  readonly prepared: PreparedEvent;
  readonly link: Link;
  readonly tx: Queryable;
  readonly handlers: readonly AnyHandler[];
  readonly timeoutMs: number;
  readonly logger: Logger;
}

export interface RunResult {
  readonly outcome: Outcome;
  /** Whether any of them deferred work. */
  readonly deferred: boolean;
}

/**
 * Runs the handlers until one of them asks for a retry or gives up.
 *
 * @throws HandlerTimeoutError when they take too long together; else whatever a handler throws.
 */
export async function runHandlers(options: RunOptions): Promise<RunResult> {
  const { claim, timeoutMs } = options;
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new HandlerTimeoutError(timeoutMs, claim.id);
      abort.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([runInTurn(options, abort.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

async function runInTurn(options: RunOptions, signal: AbortSignal): Promise<RunResult> {
  let deferred = false;
  const write = deferWithin(options.tx, options.claim);
  const context = await createContext(options, signal, async (name, payload) => {
    deferred = true;
    return write(name, payload);
  });
  const outcomes: Outcome[] = [];
  for (const handler of options.handlers) {
    const outcome = await handler(context);
    outcomes.push(outcome);
    if (outcome.kind === 'retry' || outcome.kind === 'dead') break;
  }
  return { outcome: combineOutcomes(outcomes), deferred };
}

async function createContext(
  options: RunOptions,
  signal: AbortSignal,
  defer: Defer,
): Promise<HandlerContext> {
  const { claim, prepared, link, tx, logger } = options;
  const { event } = prepared;
  const userId =
    link.userId ??
    (link.customerId === null
      ? undefined
      : await findUserOfCustomer(tx, { id: link.customerId, livemode: event.livemode }));
  return {
    event,
    relatedObject: prepared.form === 'thin' ? prepared.relatedObject : null,
    account: claim.account,
    tx,
    user: userId === undefined ? null : { id: userId },
    reference: link.reference,
    log: withFields(logger, { event: claim.id, type: claim.type }),
    attempt: claim.attempt,
    defer,
    signal,
  };
}
