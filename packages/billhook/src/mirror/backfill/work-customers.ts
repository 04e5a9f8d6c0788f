// Reads what Stripe lists for each customer alone, which are the summaries of active entitlements. Entitlements
// come from subscriptions, so only customers who have one are asked for, and nobody when the account has no features;
// and those whom the mirror holds to be entitled, for they may have lost it while no event came.
import { readDatabaseTime, applyFetched } from '../apply/apply-fetched.ts';
import { writeTransaction } from '../apply/write-transaction.ts';
import { readObject } from '../fetch/read-object.ts';
import { fillPath } from '../fetch/retrieve-path.ts';
import { rowIdOf } from '../object-key.ts';
import type { BackfillRange } from './backfill-range.ts';
import type { PageTarget } from './read-page.ts';
import { patiently } from './patiently.ts';
import type { WorkParts } from './work-parts.ts';
import type { RangeWork } from './work-range.ts';

const customersSql = `
  (
    select distinct customer from stripe.subscriptions
    where _account = $1 and livemode = $2 and deleted_at is null and customer > $3
      and status not in ('canceled', 'incomplete', 'incomplete_expired')
      and exists (select from stripe.entitlements_features where _account = $1 and livemode = $2)
    order by customer limit 100
  ) union (
    select distinct customer from stripe.entitlements_active_entitlements
    where _account = $1 and livemode = $2 and deleted_at is null and customer > $3
    order by customer limit 100
  )
  order by customer limit 100
`;

/** Works the range, whose cursor is the last customer that was asked for. */
export async function workCustomers(parts: WorkParts, work: RangeWork): Promise<void> {
  const { account, signal } = work.target;
  for (;;) {
    const range = work.current();
    if (range.done) return;
    const { rows } = await parts.database.query<{ customer: string }>(customersSql, [
      account,
      parts.livemode,
      range.cursor ?? '',
    ]);
    for (const { customer } of rows) {
      signal?.throwIfAborted();
      const read = await readCustomer(parts, work.target, customer);
      await save(work, {
        cursor: customer,
        objects: work.current().objects + (read ? 1 : 0),
      });
    }
    if (rows.length === 0) await save(work, { done: true });
  }
}

async function save(work: RangeWork, change: Partial<BackfillRange>): Promise<void> {
  await work.save({ ...work.current(), ...change });
}

/** Returns whether Stripe answered for this customer. */
async function readCustomer(
  parts: WorkParts,
  target: PageTarget,
  customer: string,
): Promise<boolean> {
  const { definition, list, account, signal } = target;
  const path = fillPath(list.path, { customer });
  if (path === undefined) return false;
  const begunAtMs = await readDatabaseTime(parts.database);
  const outcome = await patiently(parts, target, async () =>
    readObject(parts.read, { definition, path, account, signal }),
  );
  if (outcome.kind !== 'found') return false;
  const id = rowIdOf(definition, outcome.object);
  if (id === undefined) return false;
  const { livemode } = parts;
  const states = [{ ...outcome, id }];
  await writeTransaction(parts.database, async (tx) =>
    applyFetched(tx, { definition, account, livemode, begunAtMs, states }),
  );
  return true;
}
