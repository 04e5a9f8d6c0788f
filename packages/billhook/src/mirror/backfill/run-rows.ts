// The rows in which a backfill remembers how far it has come.
import type { Queryable } from '../../database/database.ts';
import type { BackfillRange } from './backfill-range.ts';

export interface RunKey {
  readonly account: string;
  readonly livemode: boolean;
}

export interface BackfillRun {
  readonly id: string;
  readonly finished: boolean;
}

const rangeColumns = `
  id::text as id, type, list, range_from::float8 as "from", range_until::float8 as until, cursor,
  reached::float8 as reached, objects::float8 as objects, done, skipped
`;

/** The unfinished run, or a new one with this id if there is none. */
export async function openRun(
  database: Queryable,
  key: RunKey,
  newId: string,
): Promise<BackfillRun> {
  for (;;) {
    await database.query(
      `insert into billhook.backfill_runs (id, account, livemode) values ($1, $2, $3)
       on conflict (account, livemode) where finished_at is null do nothing`,
      [newId, key.account, key.livemode],
    );
    const { rows } = await database.query<{ id: string }>(
      `select id from billhook.backfill_runs
       where account = $1 and livemode = $2 and finished_at is null`,
      [key.account, key.livemode],
    );
    const [row] = rows;
    // It may have been finished by another process between the two statements.
    if (row !== undefined) return { id: row.id, finished: false };
  }
}

/** Forgets the unfinished run. */
export async function discardRun(database: Queryable, key: RunKey): Promise<void> {
  await database.query(
    `delete from billhook.backfill_runs
     where account = $1 and livemode = $2 and finished_at is null`,
    [key.account, key.livemode],
  );
}

/** Takes or renews the lease; false while another process holds it, or when the run is finished. */
export async function takeLease(
  database: Queryable,
  lease: { readonly run: string; readonly holder: string; readonly durationMs: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update billhook.backfill_runs
     set holder = $2, leased_until = clock_timestamp() + $3 * interval '1 millisecond'
     where id = $1 and finished_at is null
       and (holder is null or holder = $2 or leased_until < clock_timestamp())`,
    [lease.run, lease.holder, lease.durationMs],
  );
  return rowCount === 1;
}

/** Gives the lease back, so that nobody needs to wait for its end. */
export async function releaseLease(
  database: Queryable,
  run: string,
  holder: string,
): Promise<void> {
  await database.query(
    'update billhook.backfill_runs set leased_until = null, holder = null where id = $1 and holder = $2',
    [run, holder],
  );
}

export async function isFinished(database: Queryable, run: string): Promise<boolean> {
  const { rows } = await database.query(
    'select from billhook.backfill_runs where id = $1 and finished_at is null',
    [run],
  );
  return rows.length === 0;
}

export async function finishRun(database: Queryable, run: string): Promise<void> {
  await database.query(
    'update billhook.backfill_runs set finished_at = now() where id = $1 and finished_at is null',
    [run],
  );
}

/** Names one of the lists of a type. */
export interface TypeList {
  readonly type: string;
  readonly list: number;
}

/** Adds the whole range of each list that the run does not have yet. */
export async function addLists(
  database: Queryable,
  run: string,
  lists: readonly TypeList[],
): Promise<void> {
  await database.query(
    `insert into billhook.backfill_ranges (run, type, list)
     select $1, type, list
     from unnest($2::text[], $3::smallint[]) with ordinality as wanted(type, list, place)
     where not exists (
       select from billhook.backfill_ranges known
       where known.run = $1 and known.type = wanted.type and known.list = wanted.list
     )
     order by place`,
    [run, lists.map(({ type }) => type), lists.map(({ list }) => list)],
  );
}

/** All ranges of the run, in the order in which they were added. */
export async function readRanges(database: Queryable, run: string): Promise<BackfillRange[]> {
  const { rows } = await database.query<BackfillRange & Record<string, unknown>>(
    `select ${rangeColumns} from billhook.backfill_ranges where run = $1 order by id`,
    [run],
  );
  return rows;
}

/** Saves the place that was reached in a range. */
export async function saveRange(transaction: Queryable, range: BackfillRange): Promise<void> {
  await transaction.query(
    `update billhook.backfill_ranges
     set range_until = $2, cursor = $3, reached = $4, objects = $5, done = $6, skipped = $7
     where id = $1`,
    [range.id, range.until, range.cursor, range.reached, range.objects, range.done, range.skipped],
  );
}

/**
 * Cuts a range at a second: it keeps what is newer, and a new range gets the rest.
 *
 * @returns the new range.
 */
export async function cutRange(
  database: Queryable,
  run: string,
  range: BackfillRange,
  at: number,
): Promise<BackfillRange> {
  const { rows } = await database.query<BackfillRange & Record<string, unknown>>(
    `with kept as (
       update billhook.backfill_ranges set range_from = $3 where id = $2
     )
     insert into billhook.backfill_ranges (run, type, list, range_from, range_until)
     select $1, $4, $6, $5, $3
     returning ${rangeColumns}`,
    [run, range.id, at, range.type, range.from, range.list],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The new range was not returned.');
  return row;
}
