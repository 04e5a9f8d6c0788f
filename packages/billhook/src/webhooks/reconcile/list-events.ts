// What Stripe lists as having happened, page by page, in the form in which the inbox stores it.
import type Stripe from 'stripe';

import type { ReadLimiter } from '../../mirror/fetch/read-limiter.ts';
import { type NewEvent, parseEvent } from '../parse-event.ts';
import { paced } from './paced.ts';

export interface ListParts {
  readonly stripe: Stripe;
  /** Keeps the rate down, so that the app's own calls are not refused because of these. */
  readonly limiter: ReadLimiter;
}

export interface ListedSince {
  /** In Unix seconds. */
  readonly from: number;
  readonly signal: AbortSignal | undefined;
}

const pageSize = 100;

/**
 * Snapshot events, newest page first. Within a page the oldest comes first, for that is the order in which they should
 * arrive.
 *
 * @param listed.account the connected account whose events to list; null for the key's own.
 * @throws Stripe's error.
 * @see https://docs.stripe.com/api/events/list
 */
export async function* listSnapshots(
  { stripe, limiter }: ListParts,
  { from, signal, account }: ListedSince & { readonly account: string | null },
): AsyncGenerator<NewEvent[]> {
  const options = account === null ? {} : { stripeAccount: account };
  let after: string | undefined;
  for (;;) {
    const parameters = {
      limit: pageSize,
      created: { gte: from },
      ...(after === undefined ? {} : { starting_after: after }),
    };
    const page = await paced(limiter, signal, async () => stripe.events.list(parameters, options));
    yield page.data.toReversed().map((event) => toNewEvent(event, account));
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return;
  }
}

/** So many types can be named in one call. */
const typesMax = 20;

/**
 * Thin events of these types, newest first, also those about connected accounts. Whether the list takes a range of times
 * as Unix seconds, as the SDK's types have it, or as these events tell theirs, is not documented: so it is read down to
 * the time that is wanted.
 *
 * @throws Stripe's error.
 * @see https://docs.stripe.com/api/v2/core/events/list
 */
export async function* listThin(
  { stripe, limiter }: ListParts,
  { from, signal, types }: ListedSince & { readonly types: readonly string[] },
): AsyncGenerator<NewEvent[]> {
  for (let first = 0; first < types.length; first += typesMax) {
    const named = types.slice(first, first + typesMax);
    let gathered: NewEvent[] = [];
    await limiter.take(signal);
    for await (const listed of stripe.v2.core.events.list({ limit: pageSize, types: named })) {
      signal?.throwIfAborted();
      const event = toNewEvent(listed);
      if (event.created < from) break;
      gathered.push(event);
      if (gathered.length < pageSize) continue;
      yield gathered;
      gathered = [];
      await limiter.take(signal);
    }
    yield gathered;
  }
}

/** A delivery says about which connected account it is; a list that was asked for as that account does not. */
function toNewEvent(event: object, account: string | null = null): NewEvent {
  const parsed = parseEvent(Buffer.from(JSON.stringify(event)), 'reconcile');
  return account === null ? parsed : { ...parsed, account };
}
