// Events of older API versions, in the shape that today's types describe.
import Stripe from 'stripe';
import { expect, test } from 'vitest';

import { normalise, releaseOf } from './normalise.ts';

const acacia = '2025-02-24.acacia';

test('an object of the present version, or of none, is left as it is', () => {
  const object = { object: 'subscription', current_period_end: 5 };
  expect(normalise(object, Stripe.API_VERSION)).toBe(object);
  expect(normalise(object, null)).toBe(object);
});

test('what is older than acacia or newer than this package must be fetched', () => {
  expect(normalise({ object: 'invoice' }, '2024-06-20')).toBeUndefined();
  expect(normalise({ object: 'invoice' }, '2027-03-31.ginger')).toBeUndefined();
  expect(releaseOf('2026-12-01.endive')).toBe('endive');
});

test('the period of a subscription moves to its items, its discount into the list', () => {
  const old = {
    object: 'subscription',
    current_period_start: 1,
    current_period_end: 2,
    discount: { id: 'di_1' },
    items: { object: 'list', data: [{ id: 'si_1' }, { id: 'si_2' }] },
  };
  expect(normalise(old, acacia)).toEqual({
    object: 'subscription',
    discounts: ['di_1'],
    items: {
      object: 'list',
      data: [
        { id: 'si_1', current_period_start: 1, current_period_end: 2 },
        { id: 'si_2', current_period_start: 1, current_period_end: 2 },
      ],
    },
  });
});

test('an invoice finds its subscription under parent, and loses what is gone', () => {
  const old = {
    object: 'invoice',
    paid: true,
    charge: 'ch_1',
    payment_intent: 'pi_1',
    subscription: 'sub_1',
    subscription_details: { metadata: { billhook_user: 'user_1' } },
    total_tax_amounts: [{ amount: 19, inclusive: true, tax_rate: 'txr_1', taxable_amount: 100 }],
    lines: {
      object: 'list',
      data: [
        {
          id: 'il_1',
          subscription: 'sub_1',
          subscription_item: 'si_1',
          price: { id: 'price_1', product: 'prod_1', unit_amount_decimal: '100' },
          type: 'subscription',
        },
      ],
    },
  };
  const invoice = normalise(old, acacia);
  expect(invoice).toMatchObject({
    parent: {
      type: 'subscription_details',
      subscription_details: { subscription: 'sub_1', metadata: { billhook_user: 'user_1' } },
    },
    total_taxes: [
      { amount: 19, tax_behavior: 'inclusive', tax_rate_details: { tax_rate: 'txr_1' } },
    ],
    lines: {
      data: [
        {
          id: 'il_1',
          parent: {
            subscription_item_details: { subscription: 'sub_1', subscription_item: 'si_1' },
          },
          pricing: { price_details: { price: 'price_1', product: 'prod_1' } },
        },
      ],
    },
  });
  for (const gone of ['paid', 'charge', 'payment_intent', 'subscription']) {
    expect(invoice).not.toHaveProperty(gone);
  }
});

test('payment intents and charges no longer name their invoice', () => {
  expect(normalise({ object: 'payment_intent', invoice: 'in_1' }, acacia)).toEqual({
    object: 'payment_intent',
  });
  expect(normalise({ object: 'charge', invoice: null }, acacia)).toEqual({ object: 'charge' });
});

test('of basil, only what came later is changed', () => {
  const basil = '2025-03-31.basil';
  const subscription = { object: 'subscription', current_period_end: 5 };
  expect(normalise(subscription, basil)).toEqual(subscription);
  expect(normalise({ object: 'promotion_code', coupon: { id: 'co_1' } }, basil)).toEqual({
    object: 'promotion_code',
    promotion: { type: 'coupon', coupon: 'co_1' },
  });
  expect(normalise({ object: 'checkout.session', ui_mode: 'hosted' }, basil)).toEqual({
    object: 'checkout.session',
    ui_mode: 'hosted_page',
  });
});
