// Takes the states that events carry into the mirror.
import type { Queryable } from '../../database/database.ts';
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import type { ReceivedEvent } from '../../mirror/apply/received-event.ts';
import type { HeldEvent } from './held-event.ts';
import type { WorkerParts } from './worker-parts.ts';

/**
 * Applies the event's state, if it carries one. Thin events don't; their object was fetched and mirrored before.
 *
 * @returns the object that has to be fetched first, because its states cannot be put in order; nothing was
 *   written then.
 */
export async function mirrorEvent(
  event: HeldEvent,
  tx: Queryable,
  { mirror }: Pick<WorkerParts, 'mirror'>,
): Promise<DoubtfulObject | undefined> {
  const received = receivedEvent(event);
  if (received === undefined) return undefined;
  const outcome = await mirror.applyEvent(tx, received, { inDoubt: event.inDoubt });
  return outcome.kind === 'in-doubt' ? outcome.object : undefined;
}

/**
 * Applies the states of many events, as far as they are certainly newer than what is held.
 *
 * @returns the same events; those that were applied are marked as mirrored.
 */
export async function mirrorEvents(
  events: readonly HeldEvent[],
  tx: Queryable,
  { mirror }: Pick<WorkerParts, 'mirror'>,
): Promise<HeldEvent[]> {
  const received = events
    .filter(({ mirrored }) => !mirrored)
    .map(receivedEvent)
    .filter((event) => event !== undefined);
  const applied = await mirror.applyEvents(tx, received);
  return events.map((event) => ({
    ...event,
    mirrored: event.mirrored || applied.has(event.claim.id),
  }));
}

function receivedEvent({ claim, prepared }: HeldEvent): ReceivedEvent | undefined {
  if (prepared?.form !== 'snapshot') return undefined;
  const { id, type, livemode, created, data } = prepared.event;
  const { account, receivedAt } = claim;
  return { id, type, account, livemode, created, receivedAt, object: data.object };
}
