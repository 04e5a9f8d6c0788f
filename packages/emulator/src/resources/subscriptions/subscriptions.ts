/**
 * Subscriptions and their items. They begin in Checkout; creating them by the API and renewing them
 * are not supported yet.
 * https://docs.stripe.com/api/subscriptions
 */
import type Stripe from 'stripe';

import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { hasEnded, immediateCancellation, periodEndCancellation } from './cancellation.ts';
import { updateSubscription } from './update-subscription.ts';

type Subscription = StripeObjects['subscription'];
type ListParameters = Stripe.SubscriptionListParams;

export const subscriptions: Resource = {
  operations: [
    operation('GET /v1/subscriptions/{id}', ({ ids: [id = ''], unit }) =>
      findSubscription(unit, id),
    ),

    operation('POST /v1/subscriptions/{id}', ({ ids: [id = ''], parameters, unit }) =>
      updateSubscription(unit, findSubscription(unit, id), parameters),
    ),

    operation('DELETE /v1/subscriptions/{id}', ({ ids: [id = ''], parameters, unit }) => {
      const subscription = findSubscription(unit, id);
      // Stripe answers as if one that has ended weren't there.
      if (hasEnded(subscription)) throw resourceMissing('subscription', id);
      return end(
        unit,
        id,
        immediateCancellation(subscription, parameters.cancellation_details, unit.now),
      );
    }),

    operation('GET /v1/subscriptions', ({ parameters, unit }) =>
      page({
        objects: unit.all('subscription'),
        parameters,
        url: '/v1/subscriptions',
        noun: 'subscription',
        where: (subscription) => isWanted(subscription, parameters),
      }),
    ),

    operation('GET /v1/subscription_items/{id}', ({ ids: [id = ''], unit }) => {
      const item = unit.get('subscription_item', id);
      if (item === undefined) throw resourceMissing('subscription_item', id);
      return item;
    }),

    operation('GET /v1/subscription_items', ({ parameters, unit }) => {
      const { items } = findSubscription(unit, parameters.subscription, 'subscription');
      return page({
        objects: items.data,
        parameters,
        url: '/v1/subscription_items',
        noun: 'subscription_item',
      });
    }),
  ],

  dueTasks: {
    'subscription.cancel_at_period_end': (unit, id) => {
      const subscription = unit.get('subscription', id);
      if (subscription === undefined || hasEnded(subscription)) return;
      // It may have been withdrawn meanwhile, or put off.
      const { cancel_at: due } = subscription;
      if (due !== null && due <= unit.now) end(unit, id, periodEndCancellation(due));
    },
  },
};

function findSubscription(unit: UnitOfWork, id: string, param = 'id'): Subscription {
  const subscription = unit.get('subscription', id);
  if (subscription === undefined) throw resourceMissing('subscription', id, param);
  return subscription;
}

function end(unit: UnitOfWork, id: string, changes: Partial<Subscription>): Subscription {
  const ended = unit.update('subscription', id, changes);
  unit.emit('customer.subscription.deleted', ended);
  return ended;
}

function isWanted(subscription: Subscription, parameters: ListParameters): boolean {
  const { collection_method: collection, customer, price, plan } = parameters;
  const items = subscription.items.data;
  return (
    hasWantedStatus(subscription, parameters.status) &&
    inRange(subscription.created, parameters.created) &&
    (collection === undefined || subscription.collection_method === collection) &&
    (customer === undefined || subscription.customer === customer) &&
    (price === undefined || items.some((item) => item.price.id === price)) &&
    (plan === undefined || items.some((item) => item.plan.id === plan)) &&
    items.some((item) => inRange(item.current_period_start, parameters.current_period_start)) &&
    items.some((item) => inRange(item.current_period_end, parameters.current_period_end))
  );
}

/** Unless told otherwise, a list leaves out what has been cancelled. */
function hasWantedStatus(subscription: Subscription, wanted: ListParameters['status']): boolean {
  switch (wanted) {
    case undefined:
      return subscription.status !== 'canceled';
    case 'all':
      return true;
    case 'ended':
      return hasEnded(subscription);
    default:
      return subscription.status === wanted;
  }
}
