// The row of a call to Stripe: its changes, each one statement, each safe to be made by many at once.
import type { Queryable } from '../database/database.ts';
import type { OperationId, OperationName } from './operation-key.ts';

/** Names a row. */
export interface OperationKey extends OperationId {
  readonly account: string;
  readonly livemode: boolean;
}

/** What a row is made of when there is none yet. */
export interface NewOperation {
  /** As JSON. */
  readonly params: string;
  readonly paramsHash: string;
  readonly reference: string | null;
  readonly subject: string | null;
}

export interface OperationRow {
  readonly round: number;
  /** As JSON; null once it is settled. */
  readonly params: string | null;
  readonly paramsHash: string;
  /** What came of it; null while that is not known. */
  readonly objectId: string | null;
  /** When the call was first made, in whole Unix seconds. */
  readonly calledAt: number;
  /** Whether it was made so long ago that Stripe may have forgotten its key. */
  readonly isStale: boolean;
}

const columns = `
  round, params, params_hash as "paramsHash", object_id as "objectId",
  extract(epoch from called_at)::bigint::integer as "calledAt",
  called_at < now() - interval '23 hours' as "isStale"
`;

/** A row of a call that Stripe refused is taken over by the next call, which is another one. */
const claimSql = `
  insert into billhook.operations as known
    (account, livemode, operation, identity, params, params_hash, reference, subject)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (account, livemode, operation, identity) do update set
    state = case when known.state = 'refused' then 'calling' else known.state end,
    params = case when known.state = 'refused' then excluded.params else known.params end,
    params_hash = case when known.state = 'refused' then excluded.params_hash else known.params_hash end,
    called_at = case when known.state = 'refused' then now() else known.called_at end
  returning ${columns}
`;

const ofRound =
  'account = $1 and livemode = $2 and operation = $3 and identity = $4 and round = $5';

const settleSql = `
  update billhook.operations
  set state = 'settled', object_id = $6, settled_at = now(), params = null
  where ${ofRound} and state = 'calling'
`;

const closeSql = `
  update billhook.operations
  set state = 'refused', round = round + 1, object_id = null, settled_at = null, params = null
  where ${ofRound} and state <> 'refused'
`;

const nowSql = 'select clock_timestamp()::text as "now"';

const isKnownSql = `
  select from billhook.operations
  where account = $1 and livemode = $2 and operation = $3 and identity = $4 and state <> 'refused'
`;

const findUnderwaySql = `
  select identity from billhook.operations
  where account = $1 and livemode = $2 and operation = $3 and subject = $4 and params_hash = $5
    and (state = 'calling' or settled_at >= $6)
  order by called_at desc limit 1
`;

const byReferenceSql = `
  select object_id as id from billhook.operations
  where account = $1 and livemode = $2 and operation = any($3) and reference = $4
    and object_id is not null
  order by called_at desc
`;

/** Writes the call down; or finds that it was written down before, and what has come of it. */
export async function claimOperation(
  database: Queryable,
  key: OperationKey,
  fresh: NewOperation,
): Promise<OperationRow> {
  const { rows } = await database.query<OperationRow & Record<string, unknown>>(claimSql, [
    ...valuesOf(key),
    fresh.params,
    fresh.paramsHash,
    fresh.reference,
    fresh.subject,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('An operation was neither inserted nor found.');
  return row;
}

/** Notes what has come of the call. */
export async function settleOperation(
  database: Queryable,
  key: OperationKey,
  made: { readonly round: number; readonly objectId: string },
): Promise<void> {
  await database.query(settleSql, [...valuesOf(key), made.round, made.objectId]);
}

/** The call was refused, or what it made is over: the next one is another call. */
export async function closeOperation(
  database: Queryable,
  key: OperationKey,
  round: number,
): Promise<void> {
  await database.query(closeSql, [...valuesOf(key), round]);
}

/** Whether this very call was made before, whatever came of it, unless it was refused. */
export async function isKnownOperation(database: Queryable, key: OperationKey): Promise<boolean> {
  const { rowCount } = await database.query(isKnownSql, valuesOf(key));
  return rowCount === 1;
}

/** The database's time, to the microsecond: the one clock that all instances share. */
export async function readNow(database: Queryable): Promise<string> {
  const { rows } = await database.query<{ now: string }>(nowSql);
  const [row] = rows;
  if (row === undefined) throw new Error('The database did not tell the time.');
  return row.now;
}

/**
 * The identity of a call that asks the same of the same object, and that had not ended at that time: it is
 * under way, was cut off, or has ended since.
 */
export async function findUnderway(
  database: Queryable,
  key: Omit<OperationKey, 'identity'>,
  call: { readonly subject: string; readonly paramsHash: string; readonly since: string },
): Promise<string | undefined> {
  const { rows } = await database.query<{ identity: string }>(findUnderwaySql, [
    key.account,
    key.livemode,
    key.operation,
    call.subject,
    call.paramsHash,
    call.since,
  ]);
  return rows[0]?.identity;
}

/** The ids of what was made for a reference of the app's, the newest first. */
export async function objectsOfReference(
  database: Queryable,
  mode: { readonly account: string; readonly livemode: boolean },
  filter: { readonly reference: string; readonly operations: readonly OperationName[] },
): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(byReferenceSql, [
    mode.account,
    mode.livemode,
    filter.operations,
    filter.reference,
  ]);
  return rows.map(({ id }) => id);
}

function valuesOf({ account, livemode, operation, identity }: OperationKey): unknown[] {
  return [account, livemode, operation, identity];
}
