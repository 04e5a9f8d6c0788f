// Closes gaps: compares Stripe's list of events with the inbox and takes in what is missing, as if it had been
// delivered. Deliveries get lost when the app is down for longer than Stripe repeats them, when an endpoint is
// switched off, or when a proxy answers in our place.
//
// Stripe lists events of the last 30 days, newest first. So it is read from now back to the last point up to
// which all was known to be here, and only when that point is reached does it move on.
//
// https://docs.stripe.com/api/events/list
import type Stripe from 'stripe';

import type { Clock } from '../../clock/clock.ts';
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import type { AccountReader } from '../../stripe/account.ts';
import { insertEvents } from '../inbox/insert-events.ts';
import { parseEvent } from '../parse-event.ts';
import { readCompleteUntil, writeCompleteUntil } from './completeness.ts';

export interface ReconcileParts {
  readonly stripe: Stripe;
  readonly database: Database;
  readonly account: AccountReader;
  readonly livemode: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told when events were taken in. */
  readonly onStored: () => void;
}

export interface ReconcileOptions {
  /** Compares from this time on, in Unix seconds, instead of from where the last comparison ended. */
  readonly since?: number;
  readonly signal?: AbortSignal;
}

/** What a comparison found. Times are in Unix seconds. */
export interface ReconcileReport {
  /** Events that Stripe listed. */
  readonly listed: number;
  /** Ids of those that were missing, and are in the inbox now. */
  readonly missing: readonly string[];
  /** The time from which on Stripe was asked. */
  readonly from: number;
  /** Up to this time, everything that Stripe created is in the inbox. */
  readonly until: number;
  /**
   * The time that is older than what Stripe still lists, when nothing had been compared for so long. What
   * happened then is known to `mirror.backfill` alone.
   */
  readonly unknowable: { readonly from: number; readonly until: number } | null;
}

/** Stripe lists an event for 30 days; an hour less, so that none slips away while it is being listed. */
const listedSeconds = 30 * 24 * 3600 - 3600;
/**
 * Looked at once more every time: an event may appear in the list a while after its `created`. It also covers
 * clocks that differ.
 */
const overlapSeconds = 600;
const pageSize = 100;

/**
 * Compares and takes in what is missing.
 *
 * @throws Stripe's error when it cannot be reached; what was found until then stays, and the next comparison
 *   begins at the same point.
 */
export async function reconcile(
  parts: ReconcileParts,
  options: ReconcileOptions = {},
): Promise<ReconcileReport> {
  const { database, livemode, clock, logger } = parts;
  const key = { account: await parts.account(), livemode };
  const now = Math.floor(clock.now().getTime() / 1000);
  const oldest = now - listedSeconds;
  const complete = await readCompleteUntil(database, key);
  const known = options.since ?? complete;
  // The very first comparison begins now: what happened before Billhook was there is for a backfill. To handle
  // it all the same, an app passes `since`.
  const from = Math.max(oldest, (known ?? now) - overlapSeconds);
  const { listed, missing } = await readBack(parts, from, options.signal);
  const until = now;
  // Who asks from a later time than was known has left out what is between.
  const leftOut = options.since !== undefined && complete !== undefined && from > complete;
  if (!leftOut) await writeCompleteUntil(database, key, until);
  const unknowable = known !== undefined && known < oldest ? { from: known, until: oldest } : null;
  if (unknowable !== null) {
    logger.error(
      unknowable,
      'Nothing was received for longer than Stripe lists events; run a backfill of the mirror.',
    );
  }
  if (missing.length > 0) {
    logger.warn({ missing: missing.length, listed, from }, 'Missing events were taken in.');
  }
  return { listed, missing, from, until, unknowable };
}

/** Oldest last, because that is how Stripe lists; each page is stored before the next is asked for. */
async function readBack(
  { stripe, database, onStored }: ReconcileParts,
  from: number,
  signal: AbortSignal | undefined,
): Promise<{ listed: number; missing: string[] }> {
  const missing: string[] = [];
  let listed = 0;
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const page = await stripe.events.list({
      limit: pageSize,
      created: { gte: from },
      ...(after === undefined ? {} : { starting_after: after }),
    });
    listed += page.data.length;
    // A page is newest first; what is handled in the order of arrival should arrive the other way round.
    const events = page.data.toReversed().map((event) => {
      const bytes = Buffer.from(JSON.stringify(event));
      return parseEvent(bytes, 'reconcile');
    });
    const isNew = await insertEvents(database, events);
    missing.push(...isNew);
    if (isNew.size > 0) onStored();
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return { listed, missing };
  }
}
