// Closes gaps: compares Stripe's list of events with the inbox and takes in what is missing, as if it had been
// delivered. Deliveries get lost when the app is down for longer than Stripe repeats them, when an endpoint is
// switched off, or when a proxy answers in our place.
//
// Stripe lists events of the last 30 days, newest first. So it is read from now back to the last point up to
// which all was known to be here, and only when that point is reached does it move on. All times are Stripe's.
import Stripe from 'stripe';

import type { Clock } from '../../clock/clock.ts';
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import type { AccountReader } from '../../stripe/account.ts';
import { insertEvents } from '../inbox/insert-events.ts';
import type { NewEvent } from '../parse-event.ts';
import { type CompletenessKey, readCompleteUntil, writeCompleteUntil } from './completeness.ts';
import { findDueAccounts } from './connected-accounts.ts';
import { type ListedSince, type ListParts, listSnapshots, listThin } from './list-events.ts';
import { paced } from './paced.ts';
import { readStripeNow } from './stripe-now.ts';

export interface ReconcileParts extends ListParts {
  readonly database: Database;
  readonly account: AccountReader;
  readonly livemode: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The types of thin events that somebody handles. */
  readonly thinTypes: () => readonly string[];
  /** Told when events were taken in. */
  readonly onStored: () => void;
}

export interface ReconcileOptions {
  /** Compares from this time on, in Unix seconds, instead of from where the last comparison ended. */
  readonly since?: number;
  readonly signal?: AbortSignal;
}

/** What a comparison found. Times are in Unix seconds; they are those of the key's own account. */
export interface ReconcileReport {
  /** The connected accounts whose events were compared, too: those that had waited longest, at most 50. */
  readonly accounts: readonly string[];
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
 * the clocks of Stripe's servers, which differ.
 */
const overlapSeconds = 600;
/** How many connected accounts are compared at a time. */
const accountsMax = 50;

/**
 * Compares and takes in what is missing: events of the key's own account, thin ones that somebody handles, and those of
 * the connected accounts that have waited longest.
 *
 * @throws Stripe's error when it cannot be reached; what was found until then stays, and the next comparison
 *   begins at the same point.
 */
export async function reconcile(
  parts: ReconcileParts,
  options: ReconcileOptions = {},
): Promise<ReconcileReport> {
  const { database, livemode, clock } = parts;
  const now = await paced(parts.limiter, options.signal, async () =>
    readStripeNow(parts.stripe, clock),
  );
  const key = { account: await parts.account(), livemode };
  const times = { now, known: await readKnown(parts, key, now), since: options.since };
  const own = await compare(parts, times, key, (from) =>
    listOwn(parts, { from, signal: options.signal }),
  );
  const accounts = await findDueAccounts(database, { livemode, limit: accountsMax });
  const others: Comparison[] = [];
  for (const account of accounts) {
    others.push(await compareConnected(parts, { ...times, account, signal: options.signal }));
  }
  const all = [own, ...others];
  return {
    ...own,
    listed: all.reduce((sum, { listed }) => sum + listed, 0),
    missing: all.flatMap(({ missing }) => missing),
    accounts,
  };
}

type Comparison = Omit<ReconcileReport, 'accounts'>;

/** In Unix seconds. */
interface Times {
  readonly now: number;
  /** Up to which everything was here already. */
  readonly known: number | undefined;
  /** What the caller wants to begin with. */
  readonly since: number | undefined;
}

/** What can be true at most, with Stripe's servers differing. */
function latestAt(now: number): number {
  return now + overlapSeconds;
}

/**
 * Up to which time everything is here. A time to come was written by a clock that was wrong; of what Stripe still lists,
 * nothing is known for sure then.
 */
async function readKnown(
  { database }: ReconcileParts,
  key: CompletenessKey,
  now: number,
): Promise<number | undefined> {
  const stored = await readCompleteUntil(database, key);
  return stored !== undefined && stored > latestAt(now) ? now - listedSeconds : stored;
}

/** Compares with one account's list, and notes how far that went. */
async function compare(
  { database, logger, onStored }: ReconcileParts,
  { now, known: complete, since }: Times,
  key: CompletenessKey,
  list: (from: number) => AsyncIterable<readonly NewEvent[]>,
): Promise<Comparison> {
  const oldest = now - listedSeconds;
  const known = since ?? complete;
  // The very first comparison begins now: what happened before Billhook was there is for a backfill. To handle
  // it all the same, an app passes `since`.
  const from = Math.max(oldest, (known ?? now) - overlapSeconds);
  const missing: string[] = [];
  let listed = 0;
  for await (const events of list(from)) {
    listed += events.length;
    const isNew = await insertEvents(database, events);
    missing.push(...isNew);
    if (isNew.size > 0) onStored();
  }
  // Who asks from a later time than was known has left out what is between.
  const leftOut = since !== undefined && complete !== undefined && from > complete;
  const completeUntil = leftOut ? complete : now;
  await writeCompleteUntil(database, key, { completeUntil, latest: latestAt(now) });
  const { account } = key;
  const unknowable = known !== undefined && known < oldest ? { from: known, until: oldest } : null;
  if (unknowable !== null) {
    logger.error(
      { ...unknowable, account },
      'Nothing was received for longer than Stripe lists events; run a backfill of the mirror.',
    );
  }
  if (missing.length > 0) {
    logger.warn(
      { missing: missing.length, listed, from, account },
      'Missing events were taken in.',
    );
  }
  return { listed, missing, from, until: now, unknowable };
}

/** A key may not be allowed to list thin events, which is no reason to leave a gap among the others. */
async function* listOwn(parts: ReconcileParts, since: ListedSince): AsyncGenerator<NewEvent[]> {
  const { thinTypes, logger } = parts;
  yield* listSnapshots(parts, { ...since, account: null });
  const types = thinTypes();
  if (types.length === 0) return;
  try {
    yield* listThin(parts, { ...since, types });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    logger.warn({ err: error, types }, 'Stripe does not list thin events to this key.');
  }
}

/**
 * An account that has left the platform lists nothing to it any more, and one may be in trouble for long; either is asked
 * again when its turn comes, so that the others have theirs.
 */
async function compareConnected(
  parts: ReconcileParts,
  { account, signal, ...times }: Times & { account: string; signal: AbortSignal | undefined },
): Promise<Comparison> {
  const key = { account, livemode: parts.livemode };
  // One that is new may have been missed for as long as the key's own.
  const known = (await readKnown(parts, key, times.now)) ?? times.known;
  try {
    return await compare(parts, { ...times, known }, key, (from) =>
      listSnapshots(parts, { from, signal, account }),
    );
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const until = known ?? times.now;
    const latest = latestAt(times.now);
    await writeCompleteUntil(parts.database, key, { completeUntil: until, latest });
    if (!isRefusal(error)) throw error;
    parts.logger.info({ err: error, account }, 'Stripe does not list the events of this account.');
    return { listed: 0, missing: [], from: until, until, unknowable: null };
  }
}

/** Whether Stripe would answer the same again. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeError && [400, 403, 404].includes(error.statusCode ?? 0)
  );
}
