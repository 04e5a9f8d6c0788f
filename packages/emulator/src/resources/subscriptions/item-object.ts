/**
 * The subscription item: one price of a subscription, its quantity and its current period.
 * https://docs.stripe.com/api/subscription_items/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import { billingPeriod } from './billing-period.ts';
import { planOf } from './plan.ts';

/** What a subscription item is made of. */
export interface NewSubscriptionItem {
  id: string;
  subscription: string;
  price: Wire<Stripe.Price>;
  quantity: number;
  metadata: Record<string, string>;
  /** When the first period begins, in whole Unix seconds. */
  billingCycleAnchor: number;
}

/** The complete item, in its first billing period; throws for a one-time price. */
export function subscriptionItemObject(item: NewSubscriptionItem): Wire<Stripe.SubscriptionItem> {
  const plan = planOf(item.price);
  const period = billingPeriod(item.billingCycleAnchor, plan, 0);
  return {
    id: item.id,
    object: 'subscription_item',
    billing_thresholds: null,
    created: item.billingCycleAnchor,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: item.metadata,
    plan,
    price: item.price,
    quantity: item.quantity,
    subscription: item.subscription,
    tax_rates: [],
  };
}
