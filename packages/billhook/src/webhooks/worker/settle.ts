// Records what came of an event, after its transaction. What is done was recorded by the transaction itself;
// everything else is written here, in a transaction of its own.
import { describeError } from '../../logging/redact.ts';
import { markFailed, markPostponed } from '../inbox/finish-event.ts';
import { backoffDelayMs } from './backoff.ts';
import type { HeldEvent } from './held-event.ts';
import { setAside } from './set-aside.ts';
import type { SliceResult } from './slice.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What the worker does with the event next. */
export type Settled =
  | { readonly kind: 'settled' }
  /** It is due again after so many milliseconds. */
  | { readonly kind: 'due-later'; readonly delayMs: number }
  /** Handle it again, now. */
  | { readonly kind: 'again'; readonly event: HeldEvent };

const settled: Settled = { kind: 'settled' };

/** How often an object is fetched for one attempt, before the attempt counts as failed. */
const refreshesMax = 3;

/** @throws the database's error when it could not be recorded; the event then comes back by itself. */
export async function settle(result: SliceResult, parts: WorkerParts): Promise<Settled> {
  const { event } = result;
  switch (result.kind) {
    case 'done':
      if (result.deferred) parts.onDeferred();
      return settled;
    case 'taken-over':
      return settled;
    case 'not-begun':
      return { kind: 'again', event };
    case 'again-alone':
      return { kind: 'again', event: { ...event, alone: true } };
    case 'retry':
      await markPostponed(parts.database, event.claim, result.at);
      return settled;
    case 'dead':
      await setAside(event, { reason: result.reason, error: null }, parts);
      parts.logger.error(
        { event: event.claim.id, reason: result.reason },
        'A handler gave the event up; it was set aside as dead.',
      );
      return settled;
    case 'in-doubt':
      return afterDoubt(event, result.object, parts);
    case 'payment-unknown':
      return askForPayment(event, result.payment, parts);
    case 'failed':
      parts.pace.failed(event.claim.type);
      return recordFailure(event, result.error, parts);
  }
}

/** Asks Stripe, while no transaction is open, and has the event handled again with what it says. */
async function afterDoubt(
  event: HeldEvent,
  object: Extract<SliceResult, { kind: 'in-doubt' }>['object'],
  parts: WorkerParts,
): Promise<Settled> {
  try {
    if (event.refreshes >= refreshesMax) {
      throw new Error(`${object.id} was fetched ${refreshesMax} times and is still in doubt.`);
    }
    const outcome = await parts.mirror.refresh(object);
    const inDoubt = outcome === 'unreadable' ? 'take' : 'ask';
    return { kind: 'again', event: { ...event, inDoubt, refreshes: event.refreshes + 1 } };
  } catch (error) {
    return recordFailure(event, error, parts);
  }
}

/** Asks Stripe for the payment, once, and has the event handled again whatever came of it. */
async function askForPayment(
  event: HeldEvent,
  payment: Extract<SliceResult, { kind: 'payment-unknown' }>['payment'],
  parts: WorkerParts,
): Promise<Settled> {
  try {
    await parts.mirror.refresh(payment);
    return { kind: 'again', event: { ...event, askedForPayment: true } };
  } catch (error) {
    return recordFailure(event, error, parts);
  }
}

/** Has the event tried again later, or sets it aside when it was tried often enough. */
export async function recordFailure(
  event: HeldEvent,
  error: unknown,
  parts: WorkerParts,
): Promise<Settled> {
  const { claim } = event;
  const { settings, logger, database, random } = parts;
  const fields = { event: claim.id, attempt: claim.attempt, err: error };
  if (claim.attempt >= settings.attempts) {
    await setAside(event, { reason: null, error: describeError(error) }, parts);
    logger.error(fields, 'The event failed for the last time; it was set aside as dead.');
    return settled;
  }
  const delayMs = backoffDelayMs(claim.attempt, settings, random);
  await markFailed(database, claim, { error: describeError(error), delayMs });
  logger.warn({ ...fields, delayMs }, 'The event failed; it will be tried again.');
  return { kind: 'due-later', delayMs };
}
