// Finds the payment intent of a call whose answer was never heard and whose key Stripe may have forgotten, so that
// the call is not made a second time.
import type Stripe from 'stripe';

import { isMadeBy, type Mark } from '../idempotency/run-once.ts';
import type { CallOptions } from '../stripe/gate.ts';

/** How far the database's clock and Stripe's may be apart. */
const clockDifferenceSeconds = 600;

/** Looks through the customer's payment intents since the call. */
export async function findIntent(
  stripe: Stripe,
  customer: string | undefined,
  mark: Mark,
  options: CallOptions,
): Promise<Stripe.PaymentIntent | undefined> {
  if (customer === undefined) return undefined;
  const since = mark.calledAt - clockDifferenceSeconds;
  const intents = stripe.paymentIntents.list(
    { customer, created: { gte: since }, limit: 100 },
    { ...options },
  );
  for await (const intent of intents) if (isMadeBy(intent, mark)) return intent;
  return undefined;
}
