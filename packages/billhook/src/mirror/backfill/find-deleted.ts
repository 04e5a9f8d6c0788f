// What the mirror holds and a whole backfill has not met may be gone: deleted while no event came. Each such object is
// asked for by its id, so that nothing is taken for gone only because a list leaves it out.
import { refreshObject } from '../fetch/refresh-object.ts';
import { retrievePathOf } from '../fetch/retrieve-path.ts';
import { rowAccountOf } from '../object-key.ts';
import type { JsonObject } from '../stripe-object.ts';
import { patiently } from './patiently.ts';
import type { PageTarget } from './read-page.ts';
import type { WorkParts } from './work-parts.ts';

/** Whether an object of the type that is not listed is probably gone. */
export function canBeMissed({
  definition,
  list,
}: Pick<PageTarget, 'definition' | 'list'>): boolean {
  return definition.deletable === true && list.partial !== true;
}

/**
 * Asks Stripe for what was not written since the run began, and marks as deleted what is gone.
 *
 * @throws Stripe's error when it stays unreachable, and the signal's reason when it is stopped.
 */
export async function findDeleted(
  parts: WorkParts,
  target: PageTarget,
  run: string,
): Promise<void> {
  const { definition, signal } = target;
  const account = rowAccountOf(definition, target.account);
  const { livemode } = parts;
  let after = '';
  for (;;) {
    const { rows } = await parts.database.query<{ id: string; object: JsonObject }>(
      `select id, object from stripe.${definition.table}
       where _account = $1 and livemode = $2 and id > $3 and deleted_at is null
         and _changed_at < (select started_at from billhook.backfill_runs where id = $4)
       order by id limit 100`,
      [account, livemode, after, run],
    );
    for (const { id, object } of rows) {
      signal?.throwIfAborted();
      const path = retrievePathOf(definition, object);
      if (path === undefined) continue;
      const doubtful = { definition, id, account, livemode, path };
      await patiently(parts, target, async () => refreshObject(parts, doubtful));
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
