/** The price. https://docs.stripe.com/api/prices/object */
import type Stripe from 'stripe';

import { newMetadata } from '../../objects/metadata.ts';
import { orNull } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';
import type { PriceAmount } from './price-amount.ts';

export type Price = Wire<Stripe.Price>;

/** What a price is made of, once the ways to write it are sorted out. */
export interface NewPrice {
  id: string;
  now: number;
  product: string;
  currency: string;
  amount: PriceAmount;
  parameters: Pick<
    Stripe.PriceCreateParams,
    | 'active'
    | 'lookup_key'
    | 'metadata'
    | 'nickname'
    | 'recurring'
    | 'tax_behavior'
    | 'transform_quantity'
  >;
}

export function newPrice({ id, now, product, currency, amount, parameters }: NewPrice): Price {
  const { recurring } = parameters;
  return {
    id,
    object: 'price',
    active: parameters.active ?? true,
    billing_scheme: 'per_unit',
    created: now,
    currency,
    custom_unit_amount: amount.chosenByCustomer,
    livemode: false,
    lookup_key: orNull(parameters.lookup_key),
    metadata: newMetadata(parameters.metadata),
    nickname: orNull(parameters.nickname),
    product,
    recurring:
      recurring === undefined
        ? null
        : {
            interval: recurring.interval,
            interval_count: recurring.interval_count ?? 1,
            meter: recurring.meter ?? null,
            trial_period_days: recurring.trial_period_days ?? null,
            usage_type: recurring.usage_type ?? 'licensed',
          },
    tax_behavior: parameters.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: parameters.transform_quantity ?? null,
    type: recurring === undefined ? 'one_time' : 'recurring',
    unit_amount: amount.whole,
    unit_amount_decimal: amount.decimal,
  };
}
