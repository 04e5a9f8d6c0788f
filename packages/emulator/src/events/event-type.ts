import type Stripe from 'stripe';

/** The event types that the pinned SDK knows, such as `customer.created`. */
export type EventType = Stripe.Event['type'];
