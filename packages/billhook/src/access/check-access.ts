// Whether a user may use a feature now. It is answered by one indexed query on the mirror, so that it can
// be asked on every request, also while Stripe is unreachable.
import type { Queryable } from '../database/database.ts';

export interface Access {
  /**
   * Whether an active subscription of the user entitles them to the feature.
   *
   * @param feature the feature's lookup key, or its id.
   * @param options in a handler pass its `tx`, in which alone the state is there that its event tells.
   * @returns false also for a user without a Stripe customer.
   * @see https://docs.stripe.com/billing/entitlements
   */
  check(userId: string, feature: string, options?: { readonly tx?: Queryable }): Promise<boolean>;
}

/**
 * `offset 0` keeps the conditions apart, so that the customer alone leads to the rows. Without statistics, such as
 * after a backfill, the planner would rather read the entitlements of everybody to the same feature.
 */
export const accessSql = `
  select exists (
    select from billhook.customers linked
    cross join lateral (
      select * from stripe.entitlements_active_entitlements where customer = linked.customer_id offset 0
    ) entitlement
    where linked.user_id = $1 and linked.livemode = $2
      and entitlement.livemode = $2 and entitlement._account = '' and entitlement.deleted_at is null
      and (entitlement.lookup_key = $3 or entitlement.feature = $3)
  ) as allowed
`;

export interface AccessParts {
  readonly database: Queryable;
  readonly livemode: boolean;
}

export function createAccess({ database, livemode }: AccessParts): Access {
  return {
    check: async (userId, feature, { tx = database } = {}) => {
      const { rows } = await tx.query<{ allowed: boolean }>(accessSql, [userId, livemode, feature]);
      return rows[0]?.allowed === true;
    },
  };
}
