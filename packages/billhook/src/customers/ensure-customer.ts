// One user, one customer. Whoever comes first writes down, before calling Stripe, with which idempotency
// key and parameters; all others, at the same time or after a crash, repeat that very call and so get
// that very customer. No database lock is held while Stripe is called.
import { setTimeout as sleep } from 'node:timers/promises';

import Stripe from 'stripe';

import type { Database } from '../database/database.ts';
import { CustomerUnsettledError } from '../errors/customer-unsettled-error.ts';
import type { NewId, Random } from '../randomness/random.ts';
import type { AccountReader } from '../stripe/account.ts';
import { linkMetadata } from '../webhooks/link.ts';
import { abandonRow, type CustomerKey, readOrInsertRow, settleRow } from './customer-row.ts';

/** A user of the app, as the app knows them. */
export interface User {
  /** The app's own id of the user. */
  readonly id: string;
  /** The address that a new customer is created with. */
  readonly email?: string;
}

export interface CustomerParts {
  readonly stripe: Stripe;
  readonly database: Database;
  readonly account: AccountReader;
  readonly livemode: boolean;
  readonly newId: NewId;
  readonly random: Random;
  /** Whose objects these are, where several share one account of Stripe. */
  readonly environment?: string | undefined;
}

const patience = { attempts: 20, pauseMs: 250 } as const;

/**
 * The id of the user's Stripe customer, which is created if there is none.
 *
 * @throws CustomerUnsettledError when others have been creating it for several seconds; Stripe's error
 *   when it refuses.
 */
export async function ensureCustomer(user: User, parts: CustomerParts): Promise<string> {
  const key: CustomerKey = {
    account: await parts.account(),
    livemode: parts.livemode,
    userId: user.id,
  };
  let lastError: unknown;
  for (let attempt = 0; attempt < patience.attempts; attempt += 1) {
    const row = await readOrInsertRow(parts.database, key, {
      idempotencyKey: `billhook-customer-${parts.newId()}`,
      email: user.email ?? null,
    });
    if (row.customerId !== null) return row.customerId;
    try {
      const customerId = await createCustomer(user.id, row, parts);
      await settleRow(parts.database, key, { idempotencyKey: row.idempotencyKey, customerId });
      return customerId;
    } catch (error) {
      if (!isInFlight(error)) {
        if (isRefusal(error)) await abandonRow(parts.database, key, row.idempotencyKey);
        throw error;
      }
      lastError = error;
    }
    // Another request is at this very call; with it done, the row or the repeated call has the answer.
    await sleep(patience.pauseMs * (0.5 + parts.random()));
  }
  throw new CustomerUnsettledError(user.id, lastError);
}

/** https://docs.stripe.com/api/customers/create */
async function createCustomer(
  userId: string,
  call: { readonly idempotencyKey: string; readonly email: string | null },
  { stripe, environment }: CustomerParts,
): Promise<string> {
  const { id } = await stripe.customers.create(
    {
      ...(call.email === null ? {} : { email: call.email }),
      metadata: linkMetadata({ userId, environment }),
    },
    { idempotencyKey: call.idempotencyKey },
  );
  return id;
}

/** The same key is in use by a request that has not been answered yet. */
function isInFlight(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

/**
 * Stripe will give this answer to this call for as long as it remembers the key. After a failure of
 * Stripe's own (5xx) or of the network nobody knows whether the customer exists, so the key is kept.
 */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeIdempotencyError
  );
}
