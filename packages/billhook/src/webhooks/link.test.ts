import { expect, test } from 'vitest';

import { linkMetadata, linkOf, paymentOf } from './link.ts';

const metadata = linkMetadata({ userId: 'user_1', reference: 'order_1', environment: 'ada' });
const linked = { userId: 'user_1', reference: 'order_1', environment: 'ada' };

test.each([
  ['checkout session', { object: 'checkout.session', metadata }],
  ['payment intent', { object: 'payment_intent', metadata }],
  ['subscription', { object: 'subscription', metadata }],
  ['invoice of a subscription', { metadata: {}, parent: { subscription_details: { metadata } } }],
  ['invoice of an older version', { metadata: {}, subscription_details: { metadata } }],
])('follows the metadata of a %s', (_what, object) => {
  expect(linkOf(object)).toMatchObject(linked);
});

test("knows the customer, be it an id, expanded, or the event's own object", () => {
  expect(linkOf({ customer: 'cus_1' }).customerId).toBe('cus_1');
  expect(linkOf({ customer: { id: 'cus_1' } }).customerId).toBe('cus_1');
  expect(linkOf({ object: 'customer', id: 'cus_1' }).customerId).toBe('cus_1');
});

test('an object that says nothing is nobody', () => {
  const nobody = { userId: null, reference: null, environment: null, customerId: null };
  expect(linkOf({ metadata: null, parent: null, customer: null })).toEqual(nobody);
  expect(linkOf(null)).toEqual(nobody);
});

test('does not believe client_reference_id, which a visitor can set in a payment link', () => {
  expect(
    linkOf({ object: 'checkout.session', client_reference_id: 'order_9' }).reference,
  ).toBeNull();
});

test('a user without a reference has none', () => {
  expect(linkOf({ metadata: linkMetadata({ userId: 'user_1' }) }).reference).toBeNull();
});

test.each(['dispute', 'refund', 'review', 'radar.early_fraud_warning'])(
  'a %s leads to its payment',
  (object) => {
    expect(paymentOf({ object, payment_intent: 'pi_1' })).toBe('pi_1');
    expect(paymentOf({ object, payment_intent: { id: 'pi_1' } })).toBe('pi_1');
    expect(paymentOf({ object, payment_intent: null })).toBeNull();
  },
);

test('what has metadata of its own does not borrow that of its payment', () => {
  expect(paymentOf({ object: 'checkout.session', payment_intent: 'pi_1' })).toBeNull();
});
