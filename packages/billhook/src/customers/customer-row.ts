// The row that says which Stripe customer a user is: its four changes, each one statement, each safe to
// be made by many at once.
import type { Queryable } from '../database/database.ts';

/** Names a row: a user, within an account and mode. */
export interface CustomerKey {
  readonly account: string;
  readonly livemode: boolean;
  readonly userId: string;
}

export interface CustomerRow {
  /** Null while Stripe has not answered yet. */
  readonly customerId: string | null;
  /** The key of the call that creates the customer; whoever repeats it gets the same customer. */
  readonly idempotencyKey: string;
  /** The address that goes with that call. */
  readonly email: string | null;
}

const ofUser = 'account = $1 and livemode = $2 and user_id = $3';

const columns = 'customer_id as "customerId", idempotency_key as "idempotencyKey", email';

/** Alone, because most users are known, and a statement that could also insert takes half as long again. */
const selectSql = `select ${columns} from billhook.customers where ${ofUser}`;

/** The update changes nothing: it gives back the row that others have inserted at the same moment. */
const insertSql = `
  insert into billhook.customers (account, livemode, user_id, idempotency_key, email)
  values ($1, $2, $3, $4, $5)
  on conflict (account, livemode, user_id) do update set user_id = excluded.user_id
  returning ${columns}
`;

const settleSql = `
  update billhook.customers set customer_id = $5, updated_at = now()
  where ${ofUser} and idempotency_key = $4 and customer_id is null
`;

const abandonSql = `
  delete from billhook.customers
  where ${ofUser} and idempotency_key = $4 and customer_id is null
`;

const forgetSql = `
  delete from billhook.customers where livemode = $1 and customer_id = $2
`;

/** Reads the user's row, after making it if there is none. */
export async function readOrInsertRow(
  database: Queryable,
  key: CustomerKey,
  fresh: { readonly idempotencyKey: string; readonly email: string | null },
): Promise<CustomerRow> {
  const ids = [key.account, key.livemode, key.userId];
  const known = await firstRow(database, selectSql, ids);
  if (known !== undefined) return known;
  const inserted = await firstRow(database, insertSql, [...ids, fresh.idempotencyKey, fresh.email]);
  if (inserted === undefined) throw new Error('A user was neither inserted nor found.');
  return inserted;
}

async function firstRow(
  database: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<CustomerRow | undefined> {
  const { rows } = await database.query<CustomerRow & Record<string, unknown>>(sql, values);
  return rows[0];
}

/** Notes the customer that the call with this key has created. */
export async function settleRow(
  database: Queryable,
  key: CustomerKey,
  call: { readonly idempotencyKey: string; readonly customerId: string },
): Promise<void> {
  const ids = [key.account, key.livemode, key.userId];
  await database.query(settleSql, [...ids, call.idempotencyKey, call.customerId]);
}

/** Takes back a call that Stripe has refused for good, so that the next one may be another. */
export async function abandonRow(
  database: Queryable,
  key: CustomerKey,
  idempotencyKey: string,
): Promise<void> {
  await database.query(abandonSql, [key.account, key.livemode, key.userId, idempotencyKey]);
}

/** Forgets a customer that Stripe no longer knows; the user gets another at the next occasion. */
export async function forgetCustomer(
  database: Queryable,
  customer: { readonly id: string; readonly livemode: boolean },
): Promise<void> {
  await database.query(forgetSql, [customer.livemode, customer.id]);
}
