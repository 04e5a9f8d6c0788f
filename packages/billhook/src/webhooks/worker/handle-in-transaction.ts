// What is done with one event inside a transaction: first the mirror, so that handlers find it up to date, then
// the handlers.
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import type { Queryable } from '../../database/database.ts';
import { linkOf } from '../link.ts';
import { ignored, type Outcome } from '../outcomes.ts';
import type { HeldEvent, PreparedEvent } from './held-event.ts';
import { mirrorEvent } from './mirror-event.ts';
import { runHandlers } from './run-handlers.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What is to become of the event. Only with `done` may what was written be committed. */
export type Verdict =
  | { readonly kind: 'done'; readonly reason: string | null; readonly deferred: boolean }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'dead'; readonly reason: string }
  /** Only Stripe can tell whether the event's state is newer than the mirror's. */
  | { readonly kind: 'in-doubt'; readonly object: DoubtfulObject };

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
  const { outcome, deferred } = await runHandlersOf(event, prepared, tx, parts, patienceMs);
  parts.pace.ran(claim.type, parts.clock.now().getTime() - begunAtMs);
  if (outcome.kind === 'retry' || outcome.kind === 'dead') return outcome;
  return { kind: 'done', reason: outcome.kind === 'ignored' ? outcome.reason : null, deferred };
}

async function runHandlersOf(
  { claim }: HeldEvent,
  prepared: PreparedEvent,
  tx: Queryable,
  parts: WorkerParts,
  timeoutMs: number,
): Promise<{ outcome: Outcome; deferred: boolean }> {
  const handlers = parts.registry.handlersOf(claim.type);
  if (handlers.length === 0) {
    return { outcome: ignored(`no handler for ${claim.type}`), deferred: false };
  }
  const link = linkOf(
    prepared.form === 'thin' ? prepared.relatedObject : prepared.event.data.object,
  );
  const { environment } = parts;
  if (environment !== undefined && link.environment !== null && link.environment !== environment) {
    const reason = `it belongs to another environment (${link.environment})`;
    return { outcome: ignored(reason), deferred: false };
  }
  return runHandlers({ claim, prepared, link, tx, handlers, timeoutMs, logger: parts.logger });
}
