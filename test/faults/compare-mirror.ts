// Compares the mirror with Stripe, object by object and field by field.
import type { Queryable } from '../../packages/billhook/src/database/database.ts';
import type { StripeFlows } from './stripe-flows.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where Stripe lists the objects of a type, and which table of the mirror holds them. */
const mirrored = [
  { path: '/v1/customers', table: 'customers' },
  { path: '/v1/products', table: 'products' },
  { path: '/v1/prices', table: 'prices' },
  { path: '/v1/payment_intents', table: 'payment_intents' },
  { path: '/v1/charges', table: 'charges' },
  { path: '/v1/checkout/sessions', table: 'checkout_sessions' },
  { path: '/v1/subscriptions?status=all', table: 'subscriptions' },
  { path: '/v1/invoices', table: 'invoices' },
  { path: '/v1/invoice_payments', table: 'invoice_payments' },
] as const;

/** What was compared, and how it differs: one line for each object. */
export interface MirrorComparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

const toldSql = 'select distinct object_id as id from billhook.inbox where object_id is not null';

/** Compares all objects that an event of the inbox is about. */
export async function compareMirror(
  flows: StripeFlows,
  database: Queryable,
): Promise<MirrorComparison> {
  const { rows } = await database.query<{ id: string }>(toldSql);
  const told = new Set(rows.map(({ id }) => id));
  const differences: string[] = [];
  let compared = 0;
  for (const { path, table } of mirrored) {
    const atStripe = byId((await flows.objects(path)).filter((object) => told.has(idOf(object))));
    const { rows: held } = await database.query<{ object: Fields }>(
      `select object from stripe.${table} where deleted_at is null`,
    );
    const inMirror = byId(held.map(({ object }) => object));
    for (const id of new Set([...atStripe.keys(), ...inMirror.keys()])) {
      compared += 1;
      const difference = compare(atStripe.get(id), inMirror.get(id));
      if (difference !== null) differences.push(`${table} ${id}: ${difference}`);
    }
  }
  return { compared, differences };
}

function byId(objects: readonly Fields[]): Map<string, Fields> {
  return new Map(objects.map((object) => [idOf(object), object]));
}

function idOf({ id }: Fields): string {
  if (typeof id === 'string') return id;
  throw new Error('An object of Stripe has no id.');
}

function compare(atStripe: Fields | undefined, inMirror: Fields | undefined): string | null {
  if (atStripe === undefined) return 'only in the mirror';
  if (inMirror === undefined) return 'only at Stripe';
  const differing = Object.keys({ ...atStripe, ...inMirror }).filter(
    // The mirror keeps no secrets.
    (field) =>
      field !== 'client_secret' && canonical(atStripe[field]) !== canonical(inMirror[field]),
  );
  if (differing.length === 0) return null;
  const [field = ''] = differing;
  const excerpt = (object: Fields): string => canonical(object[field]).slice(0, 60);
  return `${differing.join(', ')} (${excerpt(atStripe)} at Stripe, ${excerpt(inMirror)} in the mirror)`;
}

/** JSON with sorted keys, which is what jsonb gives back. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
