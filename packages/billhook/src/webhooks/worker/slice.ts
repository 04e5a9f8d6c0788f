// A transaction in which events are handled one after another. What their handlers write and the marks that
// they are done are one commit: all of it is there afterwards, or nothing.
//
// An event whose handlers are not known to be quick has a transaction of its own. Quick ones share one: their
// states go into the mirror together, then their handlers run, each event's behind a savepoint, until a fraction
// of a second is over. A handler that fails undoes what it wrote itself; the state in the mirror stays, for it is
// Stripe's. If anything goes wrong with the transaction as a whole, all of its events are handled again, each
// alone; so no event fails because of another.
import type { PoolClient } from 'pg';

import { borrowConnection, rollBack } from '../../database/borrow-connection.ts';
import { HandlerTimeoutError } from '../../errors/handler-timeout-error.ts';
import { type HandledEvent, markDone } from '../inbox/finish-event.ts';
import { lockClaimedEvent } from '../inbox/lock-claimed-event.ts';
import { handleInTransaction, type Verdict } from './handle-in-transaction.ts';
import type { HeldEvent } from './held-event.ts';
import { createHandlerTransaction, type HandlerTransaction } from './handler-transaction.ts';
import { mirrorEvents } from './mirror-event.ts';
import { Savepoint } from './savepoint.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What came of one event of a slice. */
export type SliceResult = { readonly event: HeldEvent } & (
  | Verdict
  /** The transaction has lasted long enough without it. */
  | { readonly kind: 'not-begun' }
  /** The transaction was lost through no fault that could be pinned on this event. */
  | { readonly kind: 'again-alone' }
  | { readonly kind: 'taken-over' }
  | { readonly kind: 'failed'; readonly error: unknown }
);

export interface Slice {
  readonly first: HeldEvent;
  /** Whether others may join the first one. */
  readonly shared: boolean;
  /** Others that may share this transaction, as many as there is room for. */
  readonly take: (room: SliceRoom) => readonly HeldEvent[];
}

export interface SliceRoom {
  readonly events: number;
  /** How long their handlers may be expected to take together, in milliseconds. */
  readonly withinMs: number;
}

/** After this time no more events are begun in the transaction, in milliseconds. */
const sliceMs = 50;
const sliceEvents = 64;
/** In a shared transaction no event may take longer; it is then handled alone. In milliseconds. */
const sharedPatienceMs = 1_000;

/** Handles the events of a slice. It never throws: whatever happens is the result of an event. */
export async function runSlice(slice: Slice, parts: WorkerParts): Promise<SliceResult[]> {
  return slice.shared ? runShared(slice, parts) : [await runAlone(slice.first, parts)];
}

async function runAlone(event: HeldEvent, parts: WorkerParts): Promise<SliceResult> {
  try {
    return await inTransaction(parts, async (open) => {
      if (!(await lockClaimedEvent(open.client, event.claim))) return { event, kind: 'taken-over' };
      const tx = open.transactionFor(event);
      const patienceMs = parts.settings.handlerTimeoutMs;
      const verdict = await handleInTransaction(event, tx, parts, patienceMs);
      tx.close();
      if (verdict.kind !== 'done') return { event, ...verdict };
      await open.commit([{ ...event.claim, reason: verdict.reason }]);
      return { event, ...verdict };
    });
  } catch (error) {
    return { event, kind: 'failed', error };
  }
}

async function runShared(slice: Slice, parts: WorkerParts): Promise<SliceResult[]> {
  const events = [slice.first, ...slice.take({ events: sliceEvents - 1, withinMs: sliceMs })];
  const results: SliceResult[] = [];
  const overAtMs = parts.clock.now().getTime() + sliceMs;
  try {
    await inTransaction(parts, async (open) => {
      const handled: HandledEvent[] = [];
      const savepoint = new Savepoint(open.client);
      for (const event of await mirrorEvents(events, open.client, parts)) {
        if (results.length > 0 && parts.clock.now().getTime() >= overAtMs) {
          results.push({ event, kind: 'not-begun' });
          continue;
        }
        const verdict = await handleBehindSavepoint(event, { ...open, savepoint }, parts);
        results.push({ event, ...verdict });
        if (verdict.kind === 'done') handled.push({ ...event.claim, reason: verdict.reason });
      }
      await open.commit(handled);
    });
    return results;
  } catch (error) {
    parts.logger.debug({ err: error }, 'A shared transaction was lost; its events go on alone.');
    const culprit = events[results.length];
    if (culprit !== undefined) parts.pace.failed(culprit.claim.type);
    return events.map((event) => ({ event, kind: 'again-alone' }));
  }
}

interface SharedTransaction extends OpenTransaction {
  readonly savepoint: Savepoint;
}

/** What the event's handlers wrote is undone unless it is done; what the others wrote stays. */
async function handleBehindSavepoint(
  event: HeldEvent,
  { savepoint, transactionFor }: SharedTransaction,
  parts: WorkerParts,
): Promise<Verdict | { readonly kind: 'failed'; readonly error: unknown }> {
  const patienceMs = Math.min(sharedPatienceMs, parts.settings.handlerTimeoutMs);
  const mayWrite = !event.mirrored || parts.registry.handlersOf(event.claim.type).length > 0;
  if (mayWrite) await savepoint.set();
  const tx = transactionFor(event);
  try {
    const verdict = await handleInTransaction(event, tx, parts, patienceMs);
    if (verdict.kind !== 'done' && mayWrite) await savepoint.rollBack();
    return verdict;
  } catch (error) {
    // Its query may still be running: only the end of the whole transaction stops it.
    if (error instanceof HandlerTimeoutError || isAboutTheTransaction(error)) throw error;
    if (mayWrite) await savepoint.rollBack();
    return { kind: 'failed', error };
  } finally {
    tx.close();
  }
}

/**
 * Deadlocks, serialization failures and lost connections: what a shared transaction suffers more often than
 * one of its events would alone. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isAboutTheTransaction(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:40|08|57)/.test(error.code)
  );
}

interface OpenTransaction {
  readonly client: PoolClient;
  readonly transactionFor: (event: HeldEvent) => HandlerTransaction;
  /** Marks the events as done and commits; throws when a claim on one of them is lost. */
  readonly commit: (events: readonly HandledEvent[]) => Promise<void>;
}

/** Rolls back unless `work` has committed. */
async function inTransaction<Result>(
  parts: WorkerParts,
  work: (open: OpenTransaction) => Promise<Result>,
): Promise<Result> {
  const { client, release } = await borrowConnection(parts.database.pool);
  let broken: Error | undefined;
  let processId: number | undefined;
  let committed = false;
  try {
    processId = await begin(client, parts.settings.handlerTimeoutMs);
    const result = await work({
      client,
      transactionFor: (event) => createHandlerTransaction(client, event.claim.id),
      commit: async (events) => {
        if (!(await markDone(client, events))) {
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
