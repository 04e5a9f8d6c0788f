// Reads one of Stripe's lists into the mirror, such as the payments of an invoice: a backfill of a single range that
// nobody needs to remember.
import type { BackfillRange } from './backfill-range.ts';
import type { PageTarget } from './read-page.ts';
import type { WorkParts } from './work-parts.ts';
import { workRange } from './work-range.ts';

/** @throws Stripe's error when it stays unreachable, and the signal's reason when it is stopped. */
export async function readList(parts: WorkParts, target: PageTarget): Promise<void> {
  let range: BackfillRange = {
    id: target.list.path,
    type: target.definition.object,
    list: 0,
    from: null,
    until: null,
    cursor: null,
    reached: null,
    objects: 0,
    done: false,
    skipped: null,
  };
  await workRange(parts, {
    target,
    current: () => range,
    save: async (next) => {
      range = next;
    },
  });
}
