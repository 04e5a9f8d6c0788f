/**
 * The plan in a subscription item: what Stripe called a recurring price before there were prices.
 * It says nothing that the price does not, and bears the price's id.
 * https://docs.stripe.com/api/plans/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

/** The plan of a recurring price; throws when the price is a one-time one. */
export function planOf(price: Wire<Stripe.Price>): Wire<Stripe.Plan> {
  const { recurring } = price;
  if (recurring === null) throw new Error(`${price.id} is no recurring price`);
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: recurring.interval,
    interval_count: recurring.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: recurring.meter,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: price.tiers_mode,
    transform_usage: price.transform_quantity,
    trial_period_days: recurring.trial_period_days,
    usage_type: recurring.usage_type,
  };
}
