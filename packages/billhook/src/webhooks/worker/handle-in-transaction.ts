// What is done with one event inside a transaction: first the mirror, so that handlers find it up to date, then
// the handlers.
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import type { Queryable } from '../../database/database.ts';
import { ignored } from '../outcomes.ts';
import type { HeldEvent, PreparedEvent } from './held-event.ts';
import { linkOfEvent } from './link-of-event.ts';
import { mirrorEvent } from './mirror-event.ts';
import { runHandlers, type RunResult } from './run-handlers.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What is to become of the event. Only with `done` may what was written be committed. */
export type Verdict =
  | { readonly kind: 'done'; readonly reason: string | null; readonly deferred: boolean }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'dead'; readonly reason: string }
  /** Only Stripe can tell whether the event's state is newer than the mirror's. */
  | { readonly kind: 'in-doubt'; readonly object: DoubtfulObject }
  /** Whose payment the event is about, only Stripe can tell. */
  | { readonly kind: 'payment-unknown'; readonly payment: DoubtfulObject };

/**
 * Applies the event to the mirror and runs its handlers.
 *
 * @throws HandlerTimeoutError after `patienceMs`; else whatever a handler or the database throws.
 */
export async function handleInTransaction(
  event: HeldEvent,
  tx: Queryable,
  parts: WorkerParts,
  patienceMs: number,
): Promise<Verdict> {
  const { claim, prepared } = event;
  if (prepared === undefined) throw new Error(`${claim.id} was not prepared.`);
  const begunAtMs = parts.clock.now().getTime();
  const doubt = event.mirrored ? undefined : await mirrorEvent(event, tx, parts);
  if (doubt !== undefined) return { kind: 'in-doubt', object: doubt };
  const result = await runHandlersOf(event, prepared, tx, parts, patienceMs);
  if ('payment' in result) return { kind: 'payment-unknown', payment: result.payment };
  const { outcome, deferred } = result;
  parts.pace.ran(claim.type, parts.clock.now().getTime() - begunAtMs);
  if (outcome.kind === 'retry' || outcome.kind === 'dead') return outcome;
  return { kind: 'done', reason: outcome.kind === 'ignored' ? outcome.reason : null, deferred };
}

async function runHandlersOf(
  event: HeldEvent,
  prepared: PreparedEvent,
  tx: Queryable,
  parts: WorkerParts,
  timeoutMs: number,
): Promise<RunResult | { readonly payment: DoubtfulObject }> {
  const { claim } = event;
  const handlers = parts.registry.handlersOf(claim.type);
  if (handlers.length === 0) {
    return { outcome: ignored(`no handler for ${claim.type}`), deferred: false };
  }
  const found = await linkOfEvent(event, prepared, tx);
  if ('payment' in found) return found;
  const { link } = found;
  const { environment } = parts;
  if (environment !== undefined && link.environment !== null && link.environment !== environment) {
    const reason = `it belongs to another environment (${link.environment})`;
    return { outcome: ignored(reason), deferred: false };
  }
  return runHandlers({ claim, prepared, link, tx, handlers, timeoutMs, logger: parts.logger });
}
