// Sets an event aside as dead, for a person to look at. What it says of its object is taken into the mirror
// all the same: that a handler could not cope with a payment is no reason to show it as unpaid.
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import { markDead } from '../inbox/finish-event.ts';
import type { HeldEvent } from './held-event.ts';
import { mirrorEvent } from './mirror-event.ts';
import type { WorkerParts } from './worker-parts.ts';

export interface Why {
  /** What a handler said when it gave the event up. */
  readonly reason: string | null;
  /** The last error. */
  readonly error: string | null;
}

/** @throws the database's error when it could not be recorded; the event then comes back by itself. */
export async function setAside(event: HeldEvent, why: Why, parts: WorkerParts): Promise<void> {
  const doubt = await mirrorAndMark(event, why, parts);
  if (doubt === undefined) return;
  try {
    await parts.mirror.refresh(doubt);
  } catch (error) {
    parts.logger.warn(
      { event: event.claim.id, object: doubt.id, err: error },
      'The object of a dead event could not be fetched; the mirror may be behind until its next event.',
    );
  }
}

async function mirrorAndMark(
  event: HeldEvent,
  why: Why,
  parts: WorkerParts,
): Promise<DoubtfulObject | undefined> {
  const { claim } = event;
  try {
    return await parts.database.transaction(async (tx) => {
      const doubt = await mirrorEvent(event, tx, parts);
      await markDead(tx, claim, why);
      return doubt;
    });
  } catch (error) {
    // It may be the mirror itself that cannot cope with this event. Dead it is, nevertheless.
    parts.logger.error({ event: claim.id, err: error }, 'A dead event could not be mirrored.');
    await markDead(parts.database, claim, why);
    return undefined;
  }
}
