// Quick events that share a transaction: their states go into the mirror together, then their handlers run one
// after another, until a fraction of a second is over.
//
// The first try takes it that all goes well, as it nearly always does. If an event fails, nothing of it is kept,
// and the same events are handled once more, each behind a savepoint, so that only what the failed ones wrote is
// undone. The state of a failed event stays in the mirror, for it is Stripe's. If something goes wrong with the
// transaction as a whole, its events are handled again, each alone; so no event fails because of another.
import { sqlStateOf } from '../../database/sql-state.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import type { HandledEvent } from '../inbox/finish-event.ts';
import { handleInTransaction, type Verdict } from './handle-in-transaction.ts';
import type { HandlerTransaction } from './handler-transaction.ts';
import type { HeldEvent } from './held-event.ts';
import { mirrorEvents } from './mirror-event.ts';
import { Savepoint } from './savepoint.ts';
import type { Slice, SliceResult } from './slice.ts';
import { inTransaction } from './slice-transaction.ts';
import type { WorkerParts } from './worker-parts.ts';

/** After this time no more events are begun in the transaction, in milliseconds. */
const sliceMs = 50;
const sliceEvents = 64;
/** In a shared transaction no event may take longer; it is then handled alone. In milliseconds. */
const sharedPatienceMs = 1_000;

/** Thrown to give the first try up. */
class OneFailed extends Error {
  override readonly name = 'OneFailed';
}

/** Handles the events of a slice in one transaction. It never throws. */
export async function runShared(slice: Slice, parts: WorkerParts): Promise<SliceResult[]> {
  const events = [slice.first, ...slice.take({ events: sliceEvents - 1, withinMs: sliceMs })];
  try {
    return await handleTogether(events, parts, { careful: events.length === 1 });
  } catch (error) {
    if (!(error instanceof OneFailed)) return eachAlone(events, error, parts);
  }
  try {
    return await handleTogether(events, parts, { careful: true });
  } catch (error) {
    return eachAlone(events, error, parts);
  }
}

function eachAlone(
  events: readonly HeldEvent[],
  error: unknown,
  parts: WorkerParts,
): SliceResult[] {
  parts.logger.debug({ err: error }, 'A shared transaction was lost; its events go on alone.');
  return events.map((event) => ({ event, kind: 'again-alone' }));
}

interface Care {
  /** Whether each event has a savepoint of its own; else the first that fails gives all of them up. */
  readonly careful: boolean;
}

async function handleTogether(
  events: readonly HeldEvent[],
  parts: WorkerParts,
  { careful }: Care,
): Promise<SliceResult[]> {
  const overAtMs = parts.clock.now().getTime() + sliceMs;
  return inTransaction(parts, async (open) => {
    const results: SliceResult[] = [];
    const handled: HandledEvent[] = [];
    const savepoint = new Savepoint(open.connection);
    let isOver = false;
    for (const event of await mirrorEvents(events, open.connection, parts)) {
      if (isOver || (results.length > 0 && parts.clock.now().getTime() >= overAtMs)) {
        results.push({ event, kind: 'not-begun' });
        continue;
      }
      // What the mirror could not settle at once may well be in doubt.
      const behind = careful || !event.mirrored ? savepoint : undefined;
      if (behind === undefined) savepoint.passOver();
      const tx = open.transactionFor(event);
      const verdict = await handleOne(event, { tx, savepoint: behind }, parts);
      // Settings that its handlers changed would hold for those of the next event, too.
      isOver ||= tx.changedSettings;
      results.push({ event, ...verdict });
      if (verdict.kind === 'done') handled.push({ ...event.claim, reason: verdict.reason });
    }
    await open.commit(handled);
    return results;
  });
}

interface Place {
  readonly tx: HandlerTransaction;
  /** What the event's handlers write is undone unless it is done; without it, `OneFailed` is thrown. */
  readonly savepoint: Savepoint | undefined;
}

async function handleOne(
  event: HeldEvent,
  { tx, savepoint }: Place,
  parts: WorkerParts,
): Promise<
  Verdict | { readonly kind: 'again-alone' } | { readonly kind: 'failed'; readonly error: unknown }
> {
  const patienceMs = Math.min(sharedPatienceMs, parts.settings.handlerTimeoutMs);
  await savepoint?.set();
  try {
    const verdict = await handleInTransaction(event, tx, parts, patienceMs);
    if (verdict.kind !== 'done' || tx.isUnfair) await undo(savepoint);
    return tx.isUnfair ? { kind: 'again-alone' } : verdict;
  } catch (error) {
    // Its query may still be running: only the end of the whole transaction stops it.
    if (error instanceof HandlerTimeoutError || isAboutTheTransaction(error)) {
      parts.pace.failed(event.claim.type);
      throw error;
    }
    if (error instanceof OneFailed) throw error;
    await undo(savepoint);
    return tx.isUnfair ? { kind: 'again-alone' } : { kind: 'failed', error };
  } finally {
    tx.close();
  }
}

async function undo(savepoint: Savepoint | undefined): Promise<void> {
  if (savepoint === undefined) throw new OneFailed();
  await savepoint.rollBack();
}

/**
 * Deadlocks, serialization failures and lost connections: what a shared transaction suffers more often than
 * one of its events would alone. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isAboutTheTransaction(error: unknown): boolean {
  return /^(?:40|08|57)/.test(sqlStateOf(error) ?? '');
}
