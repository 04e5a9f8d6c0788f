/**
 * How a subscription comes into being: from Checkout, once its first payment has succeeded.
 * https://docs.stripe.com/billing/subscriptions/overview
 */
import type Stripe from 'stripe';

import type { StripeObjects } from '../../objects/object-types.ts';
import type { Wire } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { subscriptionItemObject } from './item-object.ts';
import { subscriptionObject } from './object.ts';

/** What is subscribed to: a recurring price, and how many of it. */
export interface SubscribedPrice {
  price: Wire<Stripe.Price>;
  quantity: number;
  metadata: Record<string, string>;
}

/** What a new subscription is made of. */
export interface SubscriptionStart {
  id: string;
  customer: string;
  prices: readonly SubscribedPrice[];
  defaultPaymentMethod: string | null;
  /** The invoice of the first period. */
  latestInvoice: string;
  description: string | null;
  metadata: Record<string, string>;
}

/** Stores a subscription and its items, in their first period from now; announces nothing. */
export function startSubscription(
  unit: UnitOfWork,
  start: SubscriptionStart,
): StripeObjects['subscription'] {
  const items = start.prices.map((subscribed) =>
    unit.insert<'subscription_item'>(
      subscriptionItemObject({
        ...subscribed,
        id: unit.newId('subscription_item'),
        subscription: start.id,
        billingCycleAnchor: unit.now,
      }),
    ),
  );
  return unit.insert<'subscription'>(
    subscriptionObject({
      ...start,
      created: unit.now,
      currency: items[0]?.price.currency ?? 'usd',
      items,
    }),
  );
}
