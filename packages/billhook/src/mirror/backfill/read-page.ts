// Reads one page of a type from Stripe, newest first.
import Stripe from 'stripe';

import { completeParts, intervalOf } from '../fetch/read-object.ts';
import { withParameters } from '../fetch/retrieve-path.ts';
import type { StripeReader } from '../fetch/stripe-reader.ts';
import { rowIdOf } from '../object-key.ts';
import type { FetchedState } from '../apply/apply-fetched.ts';
import { embeddedList, isStripeObject, type StripeObject } from '../stripe-object.ts';
import { type BackfillRange, listPathOf } from './backfill-range.ts';
import type { ObjectList, TableDefinition } from '../tables/table-definition.ts';

export interface PageTarget {
  readonly definition: TableDefinition;
  readonly list: ObjectList;
  readonly account: string;
  readonly signal: AbortSignal | undefined;
}

export interface BackfillPage {
  readonly states: readonly FetchedState[];
  /** The id of the last object, after which Stripe is to go on; null on an empty page. */
  readonly cursor: string | null;
  /** When that was created, in Unix seconds. */
  readonly reached: number | null;
  readonly last: boolean;
}

export type PageOutcome =
  | { readonly kind: 'page'; readonly page: BackfillPage }
  /** The object after which to go on is gone. */
  | { readonly kind: 'cursor-lost' }
  /** Stripe refuses to list this type. */
  | { readonly kind: 'refused'; readonly reason: string };

const pageSize = '100';

/** Reads the page that comes next in the range. */
export async function readPage(
  read: StripeReader,
  target: PageTarget,
  range: BackfillRange,
): Promise<PageOutcome> {
  const { account, signal, definition } = target;
  try {
    const { body, interval } = await read(pathOf(target, range), { account, signal });
    const list = body['object'] === 'list' ? embeddedList({ page: body }, 'page') : undefined;
    const entries = list === undefined ? [body] : list.entries;
    const states: FetchedState[] = [];
    for (const entry of entries.filter(isStripeObject)) {
      const object = await completeIfPossible(read, target, entry);
      const id = rowIdOf(definition, object);
      if (id === undefined || object.object !== definition.object) continue;
      states.push({ id, object, interval: intervalOf(object, interval) });
    }
    const lastEntry = entries.at(-1);
    return {
      kind: 'page',
      page: {
        states,
        cursor: typeof lastEntry?.['id'] === 'string' ? lastEntry['id'] : null,
        reached: isStripeObject(lastEntry) ? createdOf(lastEntry) : null,
        last: list?.complete !== false || entries.length === 0,
      },
    };
  } catch (error) {
    return outcomeOfError(error);
  }
}

/**
 * An object may be deleted while its page is read, so that the rest of its list is refused. Then it is taken as it
 * came, for that says nothing of the others; what became of it is told by its event.
 */
async function completeIfPossible(
  read: StripeReader,
  target: PageTarget,
  entry: StripeObject,
): Promise<StripeObject> {
  try {
    return await completeParts(read, target, entry);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return entry;
  }
}

function pathOf({ definition, list }: PageTarget, range: BackfillRange): string {
  const { byCreated } = list;
  const path = listPathOf(list, range);
  // Of these there is one for each account, which is answered without a list around it.
  if (definition.identity?.length === 0) return path;
  const { from, until, cursor } = range;
  return withParameters(path, {
    limit: pageSize,
    ...(byCreated && from !== null ? { 'created[gte]': `${from}` } : {}),
    ...(byCreated && until !== null ? { 'created[lt]': `${until}` } : {}),
    ...(cursor === null ? {} : { starting_after: cursor }),
  });
}

function createdOf(object: StripeObject): number | null {
  return typeof object['created'] === 'number' ? object['created'] : null;
}

function outcomeOfError(error: unknown): PageOutcome {
  if (error instanceof Stripe.errors.StripeError && error.param === 'starting_after') {
    return { kind: 'cursor-lost' };
  }
  if (isRefusal(error)) return { kind: 'refused', reason: error.message };
  throw error;
}

/** Whether the same question would get the same answer again. */
function isRefusal(error: unknown): error is InstanceType<typeof Stripe.errors.StripeError> {
  return (
    error instanceof Stripe.errors.StripeError && [400, 403, 404].includes(error.statusCode ?? 0)
  );
}
