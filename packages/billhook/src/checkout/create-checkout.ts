// Opens a checkout session: for the user's one customer, linked back to the app, and no second time for
// the same reference.
import type Stripe from 'stripe';

import type { Clock } from '../clock/clock.ts';
import type { Customers } from '../customers/customers.ts';
import { CheckoutUrlMissingError } from '../errors/checkout-url-missing-error.ts';
import type { CheckoutInput, CheckoutSession } from './checkout-input.ts';
import { checkoutKey } from './checkout-key.ts';
import { sessionParams } from './session-params.ts';

export interface CheckoutParts {
  readonly stripe: Stripe;
  readonly customers: Customers;
  readonly clock: Clock;
  /** Whose objects these are, where several share one account of Stripe. */
  readonly environment?: string | undefined;
}

/**
 * Opens the session, or finds the one that an earlier call with the same reference and parameters opened.
 *
 * @returns the session, whose `url` is where to send the user.
 * @throws AmountError; CheckoutUrlMissingError; Stripe's error when it refuses.
 */
export async function createCheckout(
  input: CheckoutInput,
  parts: CheckoutParts,
): Promise<CheckoutSession> {
  return parts.customers.withCustomer(input.user, async (customerId) => {
    const params = sessionParams(input, customerId, parts.environment);
    const session = await openSession(input, params, parts);
    if (!hasUrl(session)) throw new CheckoutUrlMissingError(session.id);
    return session;
  });
}

async function openSession(
  input: CheckoutInput,
  params: Stripe.Checkout.SessionCreateParams,
  parts: CheckoutParts,
): Promise<Stripe.Checkout.Session> {
  const { sessions } = parts.stripe.checkout;
  const { idempotencyKey, reference } = input;
  if (idempotencyKey !== undefined) return sessions.create(params, { idempotencyKey });
  if (reference === undefined) return sessions.create(params);
  for (let round = 1; ; round += 1) {
    const key = checkoutKey({ reference, params, round });
    const session = await sessions.create(params, { idempotencyKey: key });
    // Stripe may remember a key for longer than its session lives, and then answers with the expired
    // one. Only such an answer is passed over: with a wrong clock here, a new session would look expired
    // too. https://docs.stripe.com/api/idempotent_requests
    const expired = session.expires_at * 1000 <= parts.clock.now().getTime();
    if (!expired || !isReplayed(session)) return session;
  }
}

function isReplayed(session: Stripe.Response<Stripe.Checkout.Session>): boolean {
  return session.lastResponse.headers['idempotent-replayed'] === 'true';
}

function hasUrl(session: Stripe.Checkout.Session): session is CheckoutSession {
  return typeof session.url === 'string';
}
