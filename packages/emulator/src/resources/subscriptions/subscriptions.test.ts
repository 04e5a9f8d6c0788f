import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import { idOf, PageVisitor } from '../../testing/page-visitor.ts';

let emulator: Emulator;
let stripe: Stripe;
let visitor: PageVisitor;

/** The 31st of January 2027, noon in UTC: the next month is shorter. */
const start = Date.UTC(2027, 0, 31, 12);

beforeAll(async () => {
  emulator = createEmulator({ clock: { nowMs: () => start } });
  const url = await emulator.listen();
  const { hostname, port } = new URL(url);
  stripe = new Stripe('sk_test_emulator', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  visitor = new PageVisitor(url);
});

afterAll(() => emulator.close());

/** Subscribes somebody through Checkout. */
async function subscribe(
  params: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Subscription> {
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [
      {
        quantity: 3,
        price_data: {
          currency: 'usd',
          unit_amount: 1_500,
          product_data: { name: 'Seats' },
          recurring: { interval: 'month' },
        },
      },
    ],
    success_url: 'https://shop.example/welcome',
    ...params,
  });
  const answer = await visitor.pay(id, { number: '4242424242424242', email: 'jenny@example.com' });
  if (!answer.ok) throw new Error(answer.error.message);
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['subscription'] });
  if (typeof session.subscription !== 'object' || session.subscription === null) {
    throw new Error('No subscription came of the session');
  }
  return session.subscription;
}

const lastEvent = async (type: Stripe.Event.Type): Promise<Stripe.Event | undefined> =>
  (await stripe.events.list({ type, limit: 1 })).data[0];

describe('a subscription from Checkout', () => {
  test('is active, with its items in their first period', async () => {
    const subscription = await subscribe({
      subscription_data: { metadata: { user: '7' }, description: 'Three seats' },
    });
    expect(subscription).toMatchObject({
      object: 'subscription',
      status: 'active',
      billing_mode: { type: 'flexible' },
      cancel_at_period_end: false,
      collection_method: 'charge_automatically',
      currency: 'usd',
      description: 'Three seats',
      metadata: { user: '7' },
      start_date: start / 1000,
    });
    expect(subscription).not.toHaveProperty('current_period_end');
    const [item] = subscription.items.data;
    expect(item).toMatchObject({
      object: 'subscription_item',
      quantity: 3,
      subscription: subscription.id,
      current_period_start: start / 1000,
      current_period_end: Date.UTC(2027, 1, 28, 12) / 1000,
      price: { unit_amount: 1_500, recurring: { interval: 'month', interval_count: 1 } },
      plan: { object: 'plan', amount: 1_500, interval: 'month' },
    });
    expect(item?.plan.id).toBe(item?.price.id);
  });

  test('refers to its customer, card and invoice', async () => {
    const { id } = await subscribe();
    const subscription = await stripe.subscriptions.retrieve(id, {
      expand: ['customer', 'default_payment_method', 'latest_invoice.payments'],
    });
    expect(subscription.customer).toMatchObject({ email: 'jenny@example.com', currency: 'usd' });
    expect(subscription.default_payment_method).toMatchObject({ card: { last4: '4242' } });
    expect(subscription.latest_invoice).toMatchObject({
      status: 'paid',
      amount_paid: 4_500,
      payments: { data: [{ status: 'paid', payment: { type: 'payment_intent' } }] },
    });
    const { default_payment_method: card } = subscription;
    expect(typeof card === 'object' && card?.customer).toBe(
      typeof subscription.customer === 'object' && subscription.customer.id,
    );
  });

  test('is announced as it is', async () => {
    const subscription = await subscribe();
    const event = await lastEvent('customer.subscription.created');
    expect(event?.data.object).toMatchObject({
      id: subscription.id,
      status: 'active',
      latest_invoice: subscription.latest_invoice,
    });
  });

  test('has items that can be read by themselves', async () => {
    const { id } = await subscribe();
    const { items } = await stripe.subscriptions.retrieve(id);
    const listed = await stripe.subscriptionItems.list({ subscription: id });
    expect(listed.data).toEqual(items.data);
    const item = await stripe.subscriptionItems.retrieve(items.data[0]?.id ?? '');
    expect(item).toMatchObject({ subscription: id, quantity: 3 });
  });
});

describe('changing', () => {
  test('metadata, with the old values in the event', async () => {
    const { id } = await subscribe({ subscription_data: { metadata: { user: '7' } } });
    const updated = await stripe.subscriptions.update(id, { metadata: { user: '', plan: 'pro' } });
    expect(updated.metadata).toEqual({ plan: 'pro' });
    const event = await lastEvent('customer.subscription.updated');
    expect(event?.data.previous_attributes).toEqual({ metadata: { user: '7', plan: null } });
  });

  test('what changes nothing is not announced', async () => {
    const { id } = await subscribe({ subscription_data: { metadata: { user: '7' } } });
    const before = await lastEvent('customer.subscription.updated');
    await stripe.subscriptions.update(id, { metadata: { user: '7' } });
    expect((await lastEvent('customer.subscription.updated'))?.id).toBe(before?.id);
  });

  test('what is not supported is refused', async () => {
    const { id } = await subscribe();
    await expect(
      stripe.subscriptions.update(id, { proration_behavior: 'none' }),
    ).rejects.toMatchObject({ code: 'emulator_unsupported', param: 'proration_behavior' });
    await expect(stripe.subscriptions.create({ customer: 'cus_1' })).rejects.toMatchObject({
      code: 'emulator_unsupported',
    });
  });

  test('the payment method of another customer is refused', async () => {
    const { id } = await subscribe();
    const { default_payment_method: other } = await subscribe();
    await expect(
      stripe.subscriptions.update(id, { default_payment_method: idOf(other) }),
    ).rejects.toMatchObject({ code: 'resource_missing', param: 'default_payment_method' });
  });
});

describe('cancelling', () => {
  test('at once', async () => {
    const { id } = await subscribe();
    const canceled = await stripe.subscriptions.cancel(id, {
      cancellation_details: { comment: 'Too many seats', feedback: 'unused' },
    });
    expect(canceled).toMatchObject({
      status: 'canceled',
      canceled_at: start / 1000,
      ended_at: start / 1000,
      cancellation_details: {
        comment: 'Too many seats',
        feedback: 'unused',
        reason: 'cancellation_requested',
      },
    });
    const event = await lastEvent('customer.subscription.deleted');
    expect(event?.data.object).toMatchObject({ id, status: 'canceled' });
    await expect(stripe.subscriptions.cancel(id)).rejects.toMatchObject({
      code: 'resource_missing',
      message: `No such subscription: '${id}'`,
      statusCode: 404,
    });
    await expect(
      stripe.subscriptions.update(id, { description: 'More seats' }),
    ).rejects.toMatchObject({
      message: 'A canceled subscription can only update its cancellation_details and metadata.',
    });
    const updated = await stripe.subscriptions.update(id, { metadata: { left: 'yes' } });
    expect(updated.metadata).toEqual({ left: 'yes' });
  });

  test('at the end of the period, and back', async () => {
    const { id } = await subscribe();
    const end = Date.UTC(2027, 1, 28, 12) / 1000;
    const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ending).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      cancel_at: end,
      canceled_at: start / 1000,
    });
    const event = await lastEvent('customer.subscription.updated');
    expect(event?.data.previous_attributes).toEqual({
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { reason: null },
    });
    const kept = await stripe.subscriptions.update(id, { cancel_at_period_end: false });
    expect(kept).toMatchObject({
      cancel_at_period_end: false,
      cancel_at: null,
      canceled_at: null,
      cancellation_details: { reason: null },
    });
  });
});

test('lists are filtered, and leave out what was cancelled unless it is asked for', async () => {
  const customer = await stripe.customers.create({ email: 'lists@example.com' });
  const first = await subscribe({ customer: customer.id });
  const second = await subscribe({ customer: customer.id });
  await stripe.subscriptions.cancel(first.id);
  const ids = async (params: Stripe.SubscriptionListParams): Promise<string[]> =>
    (await stripe.subscriptions.list({ customer: customer.id, ...params })).data.map(
      ({ id }) => id,
    );
  expect(await ids({})).toEqual([second.id]);
  expect(await ids({ status: 'all' })).toEqual([second.id, first.id]);
  expect(await ids({ status: 'canceled' })).toEqual([first.id]);
  expect(await ids({ status: 'ended' })).toEqual([first.id]);
  expect(await ids({ status: 'past_due' })).toEqual([]);
  expect(await ids({ price: second.items.data[0]?.price.id ?? '' })).toEqual([second.id]);
  expect(await ids({ status: 'all', limit: 1 })).toEqual([second.id]);
  expect(await ids({ status: 'all', starting_after: second.id })).toEqual([first.id]);
  await expect(stripe.subscriptions.retrieve('sub_1')).rejects.toMatchObject({ statusCode: 404 });
});

// Moves the clock, and so stands last.
test('a cancellation takes effect when the period ends, unless it was withdrawn', async () => {
  const ending = await subscribe();
  const staying = await subscribe();
  await stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
  await stripe.subscriptions.update(staying.id, { cancel_at_period_end: true });
  await stripe.subscriptions.update(staying.id, { cancel_at_period_end: false });
  const month = Date.UTC(2027, 1, 28, 12) - start;
  emulator.clock.advanceMs(month - 1_000);
  expect((await stripe.subscriptions.retrieve(ending.id)).status).toBe('active');
  emulator.clock.advanceMs(1_000);
  expect(await stripe.subscriptions.retrieve(ending.id)).toMatchObject({
    status: 'canceled',
    ended_at: (start + month) / 1000,
    canceled_at: start / 1000,
  });
  expect((await lastEvent('customer.subscription.deleted'))?.data.object).toMatchObject({
    id: ending.id,
  });
  expect((await stripe.subscriptions.retrieve(staying.id)).status).toBe('active');
});
