/**
 * How a subscription ends: at once, or when the period that is paid for is over.
 * https://docs.stripe.com/billing/subscriptions/cancel
 */
import type Stripe from 'stripe';

import { invalidRequest } from '../../http/stripe-error.ts';
import type { Wire } from '../../objects/wire.ts';

type Subscription = Wire<Stripe.Subscription>;

/** Why it was cancelled, in the customer's words; an empty string takes one back. */
export type CancellationReason = Stripe.SubscriptionCancelParams.CancellationDetails;

/** A subscription that has ended stays as it is, for good. */
export function hasEnded(subscription: Subscription): boolean {
  return subscription.status === 'canceled' || subscription.status === 'incomplete_expired';
}

/** What changes when it is cancelled at once. */
export function immediateCancellation(
  subscription: Subscription,
  reason: CancellationReason | undefined,
  now: number,
): Partial<Subscription> {
  return {
    canceled_at: now,
    cancellation_details: detailsOf(subscription, reason, 'cancellation_requested'),
    ended_at: now,
    status: 'canceled',
  };
}

/** What changes when the time that was paid for is over, at `endedAt` (whole Unix seconds). */
export function periodEndCancellation(endedAt: number): Partial<Subscription> {
  return { ended_at: endedAt, status: 'canceled' };
}

/** What changes when it is to end with the current period. */
export function cancellationAtPeriodEnd(
  subscription: Subscription,
  reason: CancellationReason | undefined,
  now: number,
): Partial<Subscription> {
  return {
    cancel_at: endOfPaidTime(subscription),
    cancel_at_period_end: true,
    canceled_at: now,
    cancellation_details: detailsOf(subscription, reason, 'cancellation_requested'),
  };
}

/** What changes when it is not to end after all. */
export function withdrawnCancellation(
  subscription: Subscription,
  reason: CancellationReason | undefined,
): Partial<Subscription> {
  return {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: detailsOf(subscription, reason, null),
  };
}

/** Throws Stripe's error when a subscription that has ended is to be changed. */
export function refuseChangeAfterEnd(subscription: Subscription, changed: readonly string[]): void {
  const late = changed.filter((name) => !changeableAfterEnd.has(name));
  if (!hasEnded(subscription) || late.length === 0) return;
  throw invalidRequest(
    'A canceled subscription can only update its cancellation_details and metadata.',
    { code: 'invalid_canceled_subscription_fields' },
  );
}

const changeableAfterEnd: ReadonlySet<string> = new Set([
  'cancellation_details',
  'expand',
  'metadata',
]);

/** Items may have periods of different lengths; the last of them to end counts. */
function endOfPaidTime(subscription: Subscription): number {
  return Math.max(...subscription.items.data.map((item) => item.current_period_end));
}

/** The details with what was said of the reason; what was not said stays. */
export function detailsOf(
  subscription: Subscription,
  said: CancellationReason | undefined,
  reason: 'cancellation_requested' | null | undefined,
): Subscription['cancellation_details'] {
  const details = subscription.cancellation_details;
  return {
    comment: said?.comment === undefined ? (details?.comment ?? null) : said.comment || null,
    feedback: said?.feedback === undefined ? (details?.feedback ?? null) : said.feedback || null,
    feedback_option: details?.feedback_option ?? null,
    reason: reason === undefined ? (details?.reason ?? null) : reason,
  };
}
