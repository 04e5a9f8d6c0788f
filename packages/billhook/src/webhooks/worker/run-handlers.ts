// Runs the handlers of one event, one after another, with everything that they are promised.
import type Stripe from 'stripe';

import { findUserOfCustomer } from '../../customers/find-user.ts';
import type { Queryable } from '../../database/database.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { type Logger, withFields } from '../../logging/logger.ts';
import type { AnyHandler, HandlerContext } from '../handlers.ts';
import { linkOf } from '../link.ts';
import { combineOutcomes, type Outcome } from '../outcomes.ts';

export interface RunOptions {
  readonly event: Stripe.Event;
  readonly attempt: number;
  readonly tx: Queryable;
  readonly handlers: readonly AnyHandler[];
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/**
 * Runs the handlers until one of them asks for a retry or gives up.
 *
 * @throws HandlerTimeoutError when they take too long together; else whatever a handler throws.
 */
export async function runHandlers(options: RunOptions): Promise<Outcome> {
  const { event, timeoutMs } = options;
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new HandlerTimeoutError(timeoutMs, event.id);
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

async function runInTurn(options: RunOptions, signal: AbortSignal): Promise<Outcome> {
  const context = await createContext(options, signal);
  const outcomes: Outcome[] = [];
  for (const handler of options.handlers) {
    const outcome = await handler(context);
    outcomes.push(outcome);
    if (outcome.kind === 'retry' || outcome.kind === 'dead') break;
  }
  return combineOutcomes(outcomes);
}

async function createContext(options: RunOptions, signal: AbortSignal): Promise<HandlerContext> {
  const { event, tx, attempt, logger } = options;
  const link = linkOf(event.data.object);
  const userId =
    link.userId ??
    (link.customerId === null
      ? undefined
      : await findUserOfCustomer(tx, { id: link.customerId, livemode: event.livemode }));
  return {
    event,
    tx,
    user: userId === undefined ? null : { id: userId },
    reference: link.reference,
    log: withFields(logger, { event: event.id, type: event.type }),
    attempt,
    signal,
  };
}
