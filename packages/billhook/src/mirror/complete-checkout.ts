// For the page that Stripe sends a customer back to: brings the checkout session, and all that came of it,
// into the mirror at once, by one call unless a list is long, instead of waiting for the webhooks that tell the same.
import type Stripe from 'stripe';

import type { Database } from '../database/database.ts';
import { applyFetched, type FetchedState, readDatabaseTime } from './apply/apply-fetched.ts';
import { writeTransaction } from './apply/write-transaction.ts';
import { completeParts, intervalOf } from './fetch/read-object.ts';
import { withParameters } from './fetch/retrieve-path.ts';
import type { StripeReader } from './fetch/stripe-reader.ts';
import { rowIdOf } from './object-key.ts';
import { splitExpanded } from './split-expanded.ts';
import { isStripeObject, type StripeObject } from './stripe-object.ts';
import { isPartTable, tableOf } from './tables/all-tables.ts';
import type { TableDefinition } from './tables/table-definition.ts';

export interface CompleteParts {
  readonly database: Database;
  readonly read: StripeReader;
  readonly livemode: boolean;
}

/** What one checkout can create; each is a row of its own. */
const expanded: readonly string[] = [
  'customer',
  'payment_intent',
  'payment_intent.latest_charge',
  'setup_intent',
  'subscription',
  'subscription.latest_invoice',
  'invoice',
];

/**
 * Fetches and writes a session with its line items, payment, subscription and invoice. What changed meanwhile
 * is left to its event.
 *
 * https://docs.stripe.com/payments/checkout/custom-success-page
 *
 * @returns the session with those objects expanded.
 * @throws Stripe's error, also when there is no such session.
 */
export async function completeCheckout(
  { database, read, livemode }: CompleteParts,
  sessionId: string,
): Promise<Stripe.Checkout.Session> {
  const begunAtMs = await readDatabaseTime(database);
  const { body, interval } = await read(pathOf(sessionId), { account: '' });
  const session = isStripeObject(body) ? body : undefined;
  const definition = session && tableWithRows(session);
  if (session === undefined || definition?.object !== 'checkout.session') {
    throw new TypeError(`Stripe answered for ${sessionId} with no checkout session.`);
  }
  const whole = await completeParts(read, { definition, account: '' }, session);
  const objects = await completeEach(read, splitExpanded(whole, expanded));
  await writeTransaction(database, async (tx) => {
    for (const [table, states] of byTable(objects, interval)) {
      await applyFetched(tx, { definition: table, account: '', livemode, begunAtMs, states });
    }
  });
  // Stripe answered with an object of this type, which is what the SDK's own call returns.
  return whole as unknown as Stripe.Checkout.Session;
}

/** An invoice may have more lines than come with it: an object that lacks some would take the place of a whole one. */
async function completeEach(
  read: StripeReader,
  objects: readonly StripeObject[],
): Promise<StripeObject[]> {
  const whole: StripeObject[] = [];
  for (const object of objects) {
    const definition = tableWithRows(object);
    whole.push(
      definition === undefined
        ? object
        : await completeParts(read, { definition, account: '' }, object),
    );
  }
  return whole;
}

function pathOf(sessionId: string): string {
  const path = `/v1/checkout/sessions/${encodeURIComponent(sessionId)}`;
  const wanted = ['line_items', ...expanded].map((name, index) => [`expand[${index}]`, name]);
  return withParameters(path, Object.fromEntries(wanted));
}

/** The states by table, always in the same order, so that two pages do not wait for each other for ever. */
function byTable(
  objects: readonly StripeObject[],
  answered: Parameters<typeof intervalOf>[1],
): ReadonlyMap<TableDefinition, FetchedState[]> {
  const found = new Map<TableDefinition, FetchedState[]>();
  for (const object of objects) {
    const definition = tableWithRows(object);
    const id = definition && rowIdOf(definition, object);
    if (definition === undefined || id === undefined || object['deleted'] === true) continue;
    const states = found.get(definition) ?? [];
    found.set(definition, [...states, { id, object, interval: intervalOf(object, answered) }]);
  }
  return new Map([...found].sort(([a], [b]) => (a.table < b.table ? -1 : 1)));
}

function tableWithRows(object: StripeObject): TableDefinition | undefined {
  const definition = tableOf(object.object);
  return definition === undefined || isPartTable(definition) ? undefined : definition;
}
