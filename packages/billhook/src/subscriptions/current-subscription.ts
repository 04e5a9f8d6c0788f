// The subscription that a user has now, by one indexed query on the mirror.
import type Stripe from 'stripe';

import type { Queryable } from '../database/database.ts';

export interface Subscriptions {
  /**
   * The user's subscription that has not ended; null when there is none. Of several, one that gives access
   * comes before one that waits for a payment, and a newer one before an older.
   *
   * @param options in a handler pass its `tx`, in which alone the state is there that its event tells.
   * @see https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses
   */
  current(
    userId: string,
    options?: { readonly tx?: Queryable },
  ): Promise<Stripe.Subscription | null>;
}

/** Subscriptions that have not ended, the most valuable first. */
const statuses: readonly string[] = [
  'active',
  'trialing',
  'past_due',
  'unpaid',
  'paused',
  'incomplete',
];

/**
 * `offset 0` keeps the conditions apart, so that the customer alone leads to the rows. Without statistics, such as
 * after a backfill, the planner would rather read the subscriptions of everybody.
 */
export const currentSubscriptionSql = `
  select subscription.object
  from billhook.customers linked
  cross join lateral (
    select * from stripe.subscriptions where customer = linked.customer_id offset 0
  ) subscription
  where linked.user_id = $1 and linked.livemode = $2
    and subscription.livemode = $2 and subscription._account = '' and subscription.deleted_at is null
    and subscription.status = any($3::text[])
  order by array_position($3::text[], subscription.status), subscription.created desc
  limit 1
`;

export interface SubscriptionParts {
  readonly database: Queryable;
  readonly livemode: boolean;
}

export function createSubscriptions({ database, livemode }: SubscriptionParts): Subscriptions {
  return {
    current: async (userId, { tx = database } = {}) => {
      const { rows } = await tx.query<{ object: Stripe.Subscription }>(currentSubscriptionSql, [
        userId,
        livemode,
        statuses,
      ]);
      return rows[0]?.object ?? null;
    },
  };
}
