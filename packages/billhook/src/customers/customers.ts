// Customers as an app meets them, and the two occasions on which one is replaced: Stripe says that it was
// deleted, or no longer knows it when it is used.
import Stripe from 'stripe';

import { forgetCustomer } from './customer-row.ts';
import { type CustomerParts, ensureCustomer, type User } from './ensure-customer.ts';

export interface Customers {
  /**
   * The id of the user's Stripe customer. It is created at the first call, with `user.email`; however
   * many calls come at once, in however many processes, it is one customer.
   *
   * @throws CustomerUnsettledError, or Stripe's error.
   */
  ensure(user: User): Promise<string>;
  /**
   * Calls `use` with the user's customer; if Stripe does not know that customer any more, makes a new
   * one and calls `use` once more.
   */
  withCustomer<T>(user: User, use: (customerId: string) => Promise<T>): Promise<T>;
}

export function createCustomers(parts: CustomerParts): Customers {
  /** Calls of this process for one user share one call to Stripe. */
  const underway = new Map<string, Promise<string>>();

  const ensure = async (user: User): Promise<string> => {
    const shared = underway.get(user.id);
    if (shared !== undefined) return shared;
    const own = ensureCustomer(user, parts).finally(() => underway.delete(user.id));
    underway.set(user.id, own);
    return own;
  };

  return {
    ensure,
    withCustomer: async (user, use) => {
      const customerId = await ensure(user);
      try {
        return await use(customerId);
      } catch (error) {
        if (!isUnknownCustomer(error, customerId)) throw error;
        await forgetCustomer(parts.database, { id: customerId, livemode: parts.livemode });
        return use(await ensure(user));
      }
    },
  };
}

/** `No such customer: 'cus_…'`. https://docs.stripe.com/error-codes#resource-missing */
function isUnknownCustomer(error: unknown, customerId: string): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.code === 'resource_missing' &&
    (error.param === 'customer' || error.message.includes(customerId))
  );
}
