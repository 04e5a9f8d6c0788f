// Whose customer this is.
import type { Queryable } from '../database/database.ts';

const sql = `
  select user_id as "userId" from billhook.customers where customer_id = $1 and livemode = $2 limit 1
`;

/** The id of the app's user who is this Stripe customer, or undefined. */
export async function findUserOfCustomer(
  database: Queryable,
  customer: { readonly id: string; readonly livemode: boolean },
): Promise<string | undefined> {
  const { rows } = await database.query<{ userId: string }>(sql, [customer.id, customer.livemode]);
  return rows[0]?.userId;
}
