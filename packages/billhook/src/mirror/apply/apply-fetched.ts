// Writes states that were fetched into the mirror, any number of one type by one statement.
//
// A fetch shows the state that Stripe had after the fetch began. A row that was last written before that
// is older for certain, whatever any clock says. A row that was written meanwhile is compared by Stripe's
// time; where that does not tell, the object must be fetched once more.
import type { Queryable } from '../../database/database.ts';
import type { StripeInterval } from '../fetch/stripe-time.ts';
import type { JsonObject } from '../stripe-object.ts';
import type { TableDefinition } from '../tables/table-definition.ts';
import { toStorableJson } from './storable-json.ts';
import { writeParts } from './write-parts.ts';

/** A state as it was fetched. */
export interface FetchedState {
  readonly id: string;
  readonly object: JsonObject;
  readonly interval: StripeInterval;
}

export interface FetchedStates {
  readonly definition: TableDefinition;
  readonly account: string;
  readonly livemode: boolean;
  /** When the fetch began: what `readDatabaseTime` said just before, in milliseconds. */
  readonly begunAtMs: number;
  readonly states: readonly FetchedState[];
}

export interface AppliedStates {
  /** How many were written. */
  readonly applied: number;
  /** Those that must be fetched once more, because they changed meanwhile. */
  readonly conflicts: readonly string[];
}

/** The database's clock in milliseconds: what orders a fetch and the writes of all processes. */
export async function readDatabaseTime(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ nowMs: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database did not tell the time.');
  return row.nowMs;
}

/** Applies what was fetched, with the parts of each object. */
export async function applyFetched(
  transaction: Queryable,
  fetched: FetchedStates,
): Promise<AppliedStates> {
  const { definition, account, livemode, begunAtMs } = fetched;
  const states = uniqueById(fetched.states);
  if (states.length === 0) return { applied: 0, conflicts: [] };
  const { rows } = await transaction.query<{ id: string }>(writeSql(definition.table), [
    account,
    livemode,
    begunAtMs / 1_000,
    toStorableJson(states.map(storableState)),
  ]);
  const written = new Set(rows.map(({ id }) => id));
  const objects = states.filter(({ id }) => written.has(id));
  await writeParts(transaction, { definition, account, livemode, objects });
  const left = states.filter(({ id }) => !written.has(id));
  return { applied: written.size, conflicts: await findConflicts(transaction, fetched, left) };
}

/** What became of a deletion: `missing` when the mirror has no such row. */
export type DeletionOutcome = 'written' | 'missing' | 'conflict';

/** Marks an object as deleted that Stripe no longer knows, unless the row was written meanwhile. */
export async function applyFetchedDeletion(
  transaction: Queryable,
  deletion: Omit<FetchedStates, 'states'> & { readonly id: string },
): Promise<DeletionOutcome> {
  const { definition, account, livemode, begunAtMs, id } = deletion;
  const { rows } = await transaction.query<{ unchanged: boolean }>(
    `select _changed_at <= to_timestamp($4::float8) as unchanged from stripe.${definition.table}
     where id = $1 and _account = $2 and livemode = $3 for update`,
    [id, account, livemode, begunAtMs / 1_000],
  );
  const [row] = rows;
  if (row === undefined) return 'missing';
  if (!row.unchanged) return 'conflict';
  await transaction.query(
    `update stripe.${definition.table}
     set deleted_at = coalesce(deleted_at, to_timestamp($4::float8)),
       _fetched_at = to_timestamp($4::float8), _event = null, _event_type = null,
       _changed_at = clock_timestamp()
     where id = $1 and _account = $2 and livemode = $3`,
    [id, account, livemode, begunAtMs / 1_000],
  );
  await writeParts(transaction, {
    definition,
    account,
    livemode,
    objects: [{ id, object: null }],
  });
  return 'written';
}

interface StorableState {
  readonly id: string;
  readonly object: JsonObject;
  readonly from: string;
  readonly until: string;
}

function storableState({ id, object, interval }: FetchedState): StorableState {
  return {
    id,
    object,
    from: seconds(interval.fromMs),
    until: seconds(interval.untilMs),
  };
}

/** As text, because JSON has no infinity; PostgreSQL reads it as a number. */
function seconds(milliseconds: number): string {
  return String(milliseconds / 1_000);
}

/** One statement cannot write a row twice; and always in the same order, so that two do not deadlock. */
function uniqueById(states: readonly FetchedState[]): FetchedState[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function writeSql(table: string): string {
  return `
    insert into stripe.${table} as held (
      id, _account, livemode, object, deleted_at, _as_of, _as_of_until, _fetched_at, _changed_at
    )
    select value ->> 'id', $1, $2, value -> 'object', null,
      to_timestamp((value ->> 'from')::float8), to_timestamp((value ->> 'until')::float8),
      to_timestamp($3::float8), clock_timestamp()
    from jsonb_array_elements($4::jsonb)
    on conflict (id, _account, livemode) do update set
      object = excluded.object,
      deleted_at = null,
      _as_of = greatest(held._as_of, excluded._as_of),
      _as_of_until = greatest(held._as_of_until, excluded._as_of_until),
      _fetched_at = excluded._fetched_at,
      _event = null,
      _event_type = null,
      _changed_at = excluded._changed_at
    where held._changed_at <= excluded._fetched_at or held._as_of_until <= excluded._as_of
    returning id
  `;
}

/** Of those that were not written: the ones that differ from what is held and are not certainly older. */
async function findConflicts(
  transaction: Queryable,
  { definition, account, livemode, begunAtMs }: FetchedStates,
  left: readonly FetchedState[],
): Promise<string[]> {
  if (left.length === 0) return [];
  const { rows } = await transaction.query<{ id: string }>(
    `select held.id
     from jsonb_array_elements($4::jsonb) told
     join stripe.${definition.table} held
       on held.id = told ->> 'id' and held._account = $1 and held.livemode = $2
     where held._as_of < to_timestamp((told ->> 'until')::float8)
       and coalesce(held._fetched_at, '-infinity') < to_timestamp($3::float8)
       and held.object <> told -> 'object'`,
    [account, livemode, begunAtMs / 1_000, toStorableJson(left.map(storableState))],
  );
  return rows.map(({ id }) => id);
}
