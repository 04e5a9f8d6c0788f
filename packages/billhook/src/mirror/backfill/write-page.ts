// Writes what a page of a list held into the mirror.
import { sqlStateOf } from '../../database/sql-state.ts';
import { applyFetched, type FetchedState } from '../apply/apply-fetched.ts';
import { writeTransaction } from '../apply/write-transaction.ts';
import { refreshObject } from '../fetch/refresh-object.ts';
import { retrievePathOf } from '../fetch/retrieve-path.ts';
import { rowAccountOf } from '../object-key.ts';
import { patiently } from './patiently.ts';
import type { PageTarget } from './read-page.ts';
import type { WorkParts } from './work-parts.ts';

export interface FetchedPage {
  /** What `readDatabaseTime` said before the page was asked for. */
  readonly begunAtMs: number;
  readonly states: readonly FetchedState[];
}

/** An object that PostgreSQL cannot hold is left out and logged; it does not keep the others away. */
export async function writePage(
  parts: WorkParts,
  target: PageTarget,
  page: FetchedPage,
): Promise<void> {
  try {
    await writeTogether(parts, target, page);
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    const [only, ...others] = page.states;
    if (only !== undefined && others.length === 0) {
      parts.logger.error(
        { err: error, object: only.id, type: target.definition.object },
        'An object holds a value that PostgreSQL cannot hold; it is left out of the mirror.',
      );
      return;
    }
    for (const state of page.states) await writePage(parts, target, { ...page, states: [state] });
  }
}

async function writeTogether(
  parts: WorkParts,
  target: PageTarget,
  page: FetchedPage,
): Promise<void> {
  const { definition, account } = target;
  const row = { definition, livemode: parts.livemode, account: rowAccountOf(definition, account) };
  const { conflicts } = await writeTransaction(parts.database, async (tx) =>
    applyFetched(tx, { ...row, ...page }),
  );
  // These changed while the page was on its way.
  for (const id of conflicts) {
    const object = page.states.find((state) => state.id === id)?.object;
    const path = object && retrievePathOf(definition, object);
    if (path === undefined) continue;
    await patiently(parts, target, async () => refreshObject(parts, { ...row, id, path }));
  }
}

/**
 * Whether it is for the values: a number out of range, or a text that is too long for its index.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isUnstorable(error: unknown): boolean {
  return /^(?:22|54)/.test(sqlStateOf(error) ?? '');
}
