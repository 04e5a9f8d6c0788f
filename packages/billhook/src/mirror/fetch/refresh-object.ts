// Brings one object of the mirror up to date from Stripe. No transaction is open while Stripe is asked.
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import {
  applyFetched,
  applyFetchedDeletion,
  type DeletionOutcome,
  readDatabaseTime,
} from '../apply/apply-fetched.ts';
import type { DoubtfulObject } from '../apply/apply-event.ts';
import { writeTransaction } from '../apply/write-transaction.ts';
import { readObject } from './read-object.ts';
import type { StripeReader } from './stripe-reader.ts';

export interface RefreshParts {
  readonly database: Database;
  readonly read: StripeReader;
  readonly logger: Logger;
}

/**
 * - `refreshed`: the mirror holds what Stripe holds.
 * - `unreadable`: this key may not read it, so that only events tell of it: apply them with `inDoubt: 'take'`.
 */
export type RefreshOutcome = 'refreshed' | 'unreadable';

/** How often an object is fetched that changes while it is being fetched. */
const attemptsMax = 5;

/**
 * Fetches the object and writes it.
 *
 * @throws Stripe's error when Stripe cannot be reached, and an error when the object never stood still.
 */
export async function refreshObject(
  parts: RefreshParts,
  target: DoubtfulObject,
): Promise<RefreshOutcome> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const outcome = await refreshOnce(parts, target);
    if (outcome !== 'conflict') return outcome;
  }
  throw new Error(`${target.id} changed each of the ${attemptsMax} times that it was fetched.`);
}

async function refreshOnce(
  { database, read, logger }: RefreshParts,
  { definition, id, account, livemode, path }: DoubtfulObject,
): Promise<RefreshOutcome | 'conflict'> {
  const begunAtMs = await readDatabaseTime(database);
  const outcome = await readObject(read, { definition, path, account });
  const row = { definition, account, livemode, begunAtMs };
  switch (outcome.kind) {
    case 'unreadable':
      logger.warn(
        { object: id, type: definition.object, reason: outcome.reason },
        'An object cannot be read from Stripe; the mirror follows the order of its events.',
      );
      return 'unreadable';
    case 'deleted':
      return afterDeletion(
        await writeTransaction(database, async (tx) => applyFetchedDeletion(tx, { ...row, id })),
      );
    case 'found': {
      const { object, interval } = outcome;
      const { conflicts } = await writeTransaction(database, async (tx) =>
        applyFetched(tx, { ...row, states: [{ id, object, interval }] }),
      );
      return conflicts.length === 0 ? 'refreshed' : 'conflict';
    }
  }
}

/** Of what is gone and was never mirrored, the events are all there is. */
function afterDeletion(outcome: DeletionOutcome): RefreshOutcome | 'conflict' {
  if (outcome === 'conflict') return 'conflict';
  return outcome === 'written' ? 'refreshed' : 'unreadable';
}
