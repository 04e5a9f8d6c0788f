/**
 * Changes to a subscription that is running.
 * https://docs.stripe.com/api/subscriptions/update
 */
import type Stripe from 'stripe';

import { schedule } from '../../clock/due-queue.ts';
import { resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { mergeMetadata } from '../../objects/metadata.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import {
  cancellationAtPeriodEnd,
  detailsOf,
  refuseChangeAfterEnd,
  withdrawnCancellation,
} from './cancellation.ts';

type Subscription = StripeObjects['subscription'];
type Parameters = Stripe.SubscriptionUpdateParams;

/** What can be changed so far; to take the rest and not act on it would be a lie. */
const supported: ReadonlySet<string> = new Set([
  'cancel_at_period_end',
  'cancellation_details',
  'default_payment_method',
  'description',
  'expand',
  'metadata',
]);

/** Changes a subscription and announces it; gives it as it is then. */
export function updateSubscription(
  unit: UnitOfWork,
  subscription: Subscription,
  parameters: Parameters,
): Subscription {
  refuseUnsupported(parameters);
  refuseChangeAfterEnd(subscription, Object.keys(parameters));
  const updated = unit.update('subscription', subscription.id, {
    ...simpleChanges(unit, subscription, parameters),
    ...cancellationChanges(unit, subscription, parameters),
  });
  if (JSON.stringify(updated) !== JSON.stringify(subscription)) {
    unit.emit('customer.subscription.updated', updated);
  }
  return updated;
}

function simpleChanges(
  unit: UnitOfWork,
  subscription: Subscription,
  parameters: Parameters,
): Partial<Subscription> {
  const { default_payment_method: method, description, metadata } = parameters;
  if (
    method !== undefined &&
    unit.get('payment_method', method)?.customer !== subscription.customer
  ) {
    throw resourceMissing('PaymentMethod', method, 'default_payment_method');
  }
  return {
    ...(method !== undefined && { default_payment_method: method }),
    ...(description !== undefined && { description: description || null }),
    ...(metadata !== undefined && { metadata: mergeMetadata(subscription.metadata, metadata) }),
  };
}

function cancellationChanges(
  unit: UnitOfWork,
  subscription: Subscription,
  { cancel_at_period_end: wanted, cancellation_details: reason }: Parameters,
): Partial<Subscription> {
  if (wanted === undefined || wanted === subscription.cancel_at_period_end) {
    if (reason === undefined) return {};
    return { cancellation_details: detailsOf(subscription, reason, undefined) };
  }
  if (!wanted) return withdrawnCancellation(subscription, reason);
  const changes = cancellationAtPeriodEnd(subscription, reason, unit.now);
  if (typeof changes.cancel_at === 'number') {
    const kind = 'subscription.cancel_at_period_end';
    schedule(unit, { kind, subject: subscription.id, dueAt: changes.cancel_at });
  }
  return changes;
}

function refuseUnsupported(parameters: Parameters): void {
  const param = Object.keys(parameters).find((name) => !supported.has(name));
  if (param !== undefined) throw unsupported(`changing the ${param} of a subscription`, param);
}
