// Takes the state that an event carries into the mirror.
import type { Queryable } from '../../database/database.ts';
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import type { HeldEvent, PreparedEvent } from './held-event.ts';
import type { WorkerParts } from './worker-parts.ts';

/**
 * Applies the event's state, if it carries one. Thin events don't; their object was fetched and mirrored before.
 *
 * @returns the object that has to be fetched first, because its states cannot be put in order; nothing was
 *   written then.
 */
export async function mirrorEvent(
  { claim, inDoubt }: HeldEvent,
  prepared: PreparedEvent,
  tx: Queryable,
  { mirror }: Pick<WorkerParts, 'mirror'>,
): Promise<DoubtfulObject | undefined> {
  if (prepared.form === 'thin') return undefined;
  const { id, type, livemode, created, data } = prepared.event;
  const { account, receivedAt } = claim;
  const outcome = await mirror.applyEvent(
    tx,
    { id, type, account, livemode, created, receivedAt, object: data.object },
    { inDoubt },
  );
  return outcome.kind === 'in-doubt' ? outcome.object : undefined;
}
