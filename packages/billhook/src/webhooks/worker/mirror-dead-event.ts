// Takes what a dead event says of its object into the mirror, where this could not be done when it was set aside: the
// process had died of it, or Stripe could not be asked. It is deferred work of Billhook's own, written together with
// the mark that the event is dead, and repeated until it succeeds.
import { ownLimits } from '../../database/transaction-limits.ts';
import type { DoubtfulObject } from '../../mirror/apply/apply-event.ts';
import { readDeadEvent } from '../inbox/read-dead-event.ts';
import { type HeldEvent, holdEvent } from './held-event.ts';
import { mirrorEvent } from './mirror-event.ts';
import { prepareByFetching, prepareEvent } from './prepare-event.ts';
import type { WorkerParts } from './worker-parts.ts';

/** @throws the database's or Stripe's error: it is then tried again. */
export async function mirrorDeadEvent(id: string, parts: WorkerParts): Promise<void> {
  const claim = await readDeadEvent(parts.database, id);
  // It was replayed meanwhile, and is mirrored on that way.
  if (claim === undefined) return;
  const prepared = prepareEvent(claim) ?? (await prepareByFetching(claim, parts));
  const event = { ...holdEvent(claim), prepared };
  const doubt = await mirror(event, parts);
  if (doubt === undefined || (await parts.mirror.refresh(doubt)) === 'refreshed') return;
  await mirror({ ...event, inDoubt: 'take' }, parts);
}

async function mirror(event: HeldEvent, parts: WorkerParts): Promise<DoubtfulObject | undefined> {
  return parts.database.transaction(async (tx) => mirrorEvent(event, tx, parts), ownLimits);
}
