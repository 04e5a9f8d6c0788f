import type Stripe from 'stripe';

type Parameters = Stripe.Checkout.SessionCreateParams;

/** What a session will be paid with, and what is to come of it, as far as the session doesn't show it. */
export interface CheckoutPaymentRecord {
  object: '_checkout_payment';
  /** The id of the session. */
  id: string;
  /** The id of the page behind the session's URL (`ppage_…`). */
  paymentPage: string;
  /** Where the emulator was reached last: for the URLs in objects that come of the payment. */
  baseUrl: string;
  /** The payment intent that is being confirmed for it; null before the first attempt. */
  paymentIntent: string | null;
  /** The customer who pays; one made for this session stays with it when a card is declined. */
  customer: string | null;
  /** What the person who pays has typed on the page. */
  email: string | null;
  name: string | null;
  /** The ids of the line items, in their order. */
  lineItems: readonly string[];
  /** What the session's creator wants the payment intent, or the subscription, to be like. */
  paymentIntentData: NonNullable<Parameters['payment_intent_data']>;
  subscriptionData: NonNullable<Parameters['subscription_data']>;
}
