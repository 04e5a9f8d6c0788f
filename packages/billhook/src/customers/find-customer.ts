// Which Stripe customer a user is, without making one.
import type { Queryable } from '../database/database.ts';
import type { CustomerKey } from './customer-row.ts';

const sql = `
  select customer_id as "customerId" from billhook.customers
  where account = $1 and livemode = $2 and user_id = $3
`;

/** The id of the user's customer; null while they have none. */
export async function findCustomer(database: Queryable, key: CustomerKey): Promise<string | null> {
  const { rows } = await database.query<{ customerId: string | null }>(sql, [
    key.account,
    key.livemode,
    key.userId,
  ]);
  return rows[0]?.customerId ?? null;
}
