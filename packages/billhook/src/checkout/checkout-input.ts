// What a checkout is made of, in the app's words.
import type Stripe from 'stripe';

import type { User } from '../customers/ensure-customer.ts';

type SessionParams = Stripe.Checkout.SessionCreateParams;

/** A price given on the spot, in Stripe's own words: `{ currency, unit_amount, product_data, … }`. */
export type PriceData = NonNullable<NonNullable<SessionParams['line_items']>[number]['price_data']>;

export type CheckoutItem =
  | {
      /** The id of a price at Stripe. */
      readonly price: string;
      /** Default 1. */
      readonly quantity?: number;
    }
  | {
      readonly priceData: PriceData;
      /** Default 1. */
      readonly quantity?: number;
    };

export interface CheckoutInput {
  /** Who pays; they get one Stripe customer, once and for all. */
  readonly user: User;
  /** One payment, a subscription, or only a saved card. */
  readonly mode: 'payment' | 'subscription' | 'setup';
  /** What is paid for; nothing in mode `setup`. */
  readonly items?: readonly CheckoutItem[];
  /**
   * The app's own id of what is being paid, such as an order's. It comes back to the handlers, and two
   * calls with the same reference and the same parameters open the same session.
   */
  readonly reference?: string;
  /** Where the page sends the user afterwards; `{CHECKOUT_SESSION_ID}` in it is filled in. */
  readonly successUrl: string;
  /** Where the page's way back leads. */
  readonly cancelUrl?: string;
  /** Put on the session and on what comes of it: payment, subscription, invoice. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Anything else that Stripe takes when a session is created. */
  readonly stripe?: Omit<SessionParams, OwnParams>;
  /** Replaces the key that is derived from the reference. At most 255 characters. */
  readonly idempotencyKey?: string;
}

/** What Billhook fills in itself. */
type OwnParams =
  | 'cancel_url'
  | 'client_reference_id'
  | 'customer'
  | 'customer_email'
  | 'line_items'
  | 'metadata'
  | 'mode'
  | 'success_url';

/** A session that has a page to send the user to. */
export type CheckoutSession = Stripe.Checkout.Session & { url: string };
