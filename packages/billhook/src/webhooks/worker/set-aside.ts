// Sets an event aside as dead, for a person to look at. What it says of its object is taken into the mirror
// all the same: that a handler could not cope with a payment is no reason to show it as unpaid.
import type { Queryable } from '../../database/database.ts';
import { ownLimits } from '../../database/transaction-limits.ts';
import { deferWithin } from '../../deferred/defer.ts';
import type { ClaimedEvent } from '../inbox/claim-events.ts';
import { markDead } from '../inbox/finish-event.ts';
import { mirroringOfDeadEvent } from '../inbox/workers.ts';
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
  const { claim } = event;
  try {
    const settled = await parts.database.transaction(async (tx) => {
      const doubt = await mirrorEvent(event, tx, parts);
      // What could not be prepared, because Stripe was away, has not been looked at.
      const isMirrored = doubt === undefined && event.prepared !== undefined;
      await markDead(tx, claim, why);
      if (!isMirrored) await deferMirroring(tx, claim);
      return isMirrored;
    }, ownLimits);
    if (!settled) parts.onDeferred();
  } catch (error) {
    // It may be the mirror itself that cannot cope with this event. Dead it is, nevertheless.
    parts.logger.error({ event: claim.id, err: error }, 'A dead event could not be mirrored.');
    await parts.database.transaction(async (tx) => {
      await markDead(tx, claim, why);
      await deferMirroring(tx, claim);
    }, ownLimits);
    parts.onDeferred();
  }
}

/** What cannot be mirrored now is mirrored later: see `mirrorDeadEvent`. */
async function deferMirroring(tx: Queryable, claim: ClaimedEvent): Promise<void> {
  await deferWithin(tx, claim)(mirroringOfDeadEvent, null);
}
