// What time it is at Stripe. Events carry times of Stripe's clock; this machine's may be wrong by any amount, and
// what is remembered by it would then pass over events, or never come to them.
import type Stripe from 'stripe';

import type { Clock } from '../../clock/clock.ts';

/**
 * Asks Stripe for something small, for the header `Date` of the answer. This machine's clock is taken where that is not
 * let through.
 *
 * @returns Unix seconds.
 */
export async function readStripeNow(stripe: Stripe, clock: Clock): Promise<number> {
  const { lastResponse } = await stripe.events.list({ limit: 1 });
  const dateMs = Date.parse(lastResponse.headers['date'] ?? '');
  return Math.floor((Number.isNaN(dateMs) ? clock.now().getTime() : dateMs) / 1_000);
}
