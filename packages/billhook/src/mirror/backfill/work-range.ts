// Reads a range of one type to its end, page by page. What a page holds is written before the place behind
// it is saved: a process that is killed in between reads that page once more, which changes nothing.
import { type FetchedState, readDatabaseTime } from '../apply/apply-fetched.ts';
import { type BackfillRange, listPathOf } from './backfill-range.ts';
import { patiently } from './patiently.ts';
import { type PageOutcome, type PageTarget, readPage } from './read-page.ts';
import type { WorkParts } from './work-parts.ts';
import { writePage } from './write-page.ts';

export interface RangeWork {
  readonly target: PageTarget;
  /** The range as it is now. */
  readonly current: () => BackfillRange;
  /** Saves how far it has come. */
  readonly save: (range: BackfillRange) => Promise<void>;
}

export async function workRange(parts: WorkParts, work: RangeWork): Promise<void> {
  const { signal } = work.target;
  while (!work.current().done) {
    signal?.throwIfAborted();
    const begunAtMs = await readDatabaseTime(parts.database);
    const range = work.current();
    const outcome = await patiently(parts, work.target, async () =>
      readPage(parts.read, work.target, range),
    );
    if (outcome.kind === 'page') {
      await writePage(parts, work.target, { begunAtMs, states: outcome.page.states });
    } else if (outcome.kind === 'refused') {
      parts.logger.warn(
        { type: range.type, path: listPathOf(work.target.list, range), reason: outcome.reason },
        'Stripe does not list this; it is left out of the mirror.',
      );
    }
    await work.save(nextRange(work.current(), outcome));
  }
}

/** The range after what came of its next page. */
export function nextRange(range: BackfillRange, outcome: PageOutcome): BackfillRange {
  switch (outcome.kind) {
    case 'refused':
      return { ...range, done: true, skipped: outcome.reason };
    case 'cursor-lost':
      // What is left begins at the second of the last object, which may have had others in it.
      return {
        ...range,
        cursor: null,
        until: range.reached === null ? range.until : range.reached + 1,
      };
    case 'page': {
      const { page } = outcome;
      const reached = page.reached ?? range.reached;
      const isBehind = reached !== null && range.from !== null && reached < range.from;
      return {
        ...range,
        cursor: page.cursor ?? range.cursor,
        reached,
        objects: range.objects + page.states.filter((state) => !isCutOff(state, range)).length,
        done: page.last || isBehind,
      };
    }
  }
}

/** Whether another range counts the object, because this one was cut while the page was on its way. */
function isCutOff({ object }: FetchedState, { from }: BackfillRange): boolean {
  const created = object['created'];
  return from !== null && typeof created === 'number' && created < from;
}
