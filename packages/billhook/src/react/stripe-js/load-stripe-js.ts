// Loads Stripe.js by its official loader: once a page, and anew when it could not be loaded. Importing this module
// loads nothing yet, so that a page without a form stays without Stripe.
import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';

/** Whose payments Stripe.js is for. */
export interface StripeAccount {
  /** `pk_…`: it may be public, and can only pay. */
  readonly publishableKey: string;
  /** `acct_…`, for payments of a connected account. https://docs.stripe.com/connect/direct-charges */
  readonly stripeAccount?: string | undefined;
}

const loaded = new Map<string, Promise<Stripe>>();

/**
 * Stripe.js for the account.
 *
 * @throws Error when it could not be loaded, as with a lost connection or a browser extension that blocks it.
 * @see https://docs.stripe.com/js/initializing
 */
export async function loadStripeJs(account: StripeAccount): Promise<Stripe> {
  const name = `${account.publishableKey} ${account.stripeAccount ?? ''}`;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading = load(account);
  loaded.set(name, loading);
  // What failed is forgotten, so that the next attempt is one.
  loading.catch(() => loaded.delete(name));
  return loading;
}

async function load({ publishableKey, stripeAccount }: StripeAccount): Promise<Stripe> {
  const stripe = await loadStripe(
    publishableKey,
    stripeAccount === undefined ? {} : { stripeAccount },
  );
  if (stripe === null) throw new Error('Stripe.js runs in browsers alone.');
  return stripe;
}
