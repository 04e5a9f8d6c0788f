import { describe, expect, test } from 'vitest';

import type { PaymentPage, PaymentPageLine } from '../../resources/payment-pages/object.ts';
import {
  buttonText,
  headingText,
  quantityText,
  recurrenceText,
  totalRecurrence,
} from './wording.ts';

const twine: PaymentPageLine = {
  id: 'li_1',
  name: 'Twine',
  description: null,
  image: null,
  quantity: 1,
  amount_total: 1500,
  unit_amount: 500,
  recurring: null,
};
const monthly = { interval: 'month', interval_count: 1 };
const club: PaymentPageLine = { ...twine, name: 'Club', recurring: monthly };

const page: PaymentPage = {
  id: 'ppage_1',
  object: 'payment_page',
  session_id: 'cs_test_1',
  mode: 'payment',
  status: 'open',
  payment_status: 'unpaid',
  currency: 'usd',
  amount_total: 2000,
  amount_subtotal: 2000,
  merchant: { display_name: 'Hedgerow' },
  customer_email: null,
  email_locked: false,
  submit_type: null,
  success_url: null,
  cancel_url: null,
  line_items: [twine],
  payment_intent: null,
  setup_intent: null,
};
const subscription: PaymentPage = { ...page, mode: 'subscription', line_items: [club] };
const setup: PaymentPage = { ...page, mode: 'setup', currency: null, amount_total: null };

test('recurrenceText', () => {
  expect(recurrenceText(monthly)).toBe('per month');
  expect(recurrenceText({ interval: 'week', interval_count: 2 })).toBe('every 2 weeks');
});

describe('buttonText', () => {
  test('names the amount of a payment, in its currency', () => {
    expect(buttonText(page)).toBe('Pay $20.00');
    expect(buttonText({ ...page, currency: 'jpy' })).toBe('Pay ¥2,000');
  });

  test('names the deed when it is another one', () => {
    expect(buttonText(subscription)).toBe('Subscribe');
    expect(buttonText({ ...page, submit_type: 'donate' })).toBe('Donate');
    expect(buttonText({ ...page, submit_type: 'book' })).toBe('Book');
    expect(buttonText(setup)).toBe('Save card');
  });
});

test('headingText says whom one pays or what one subscribes to', () => {
  expect(headingText(page)).toBe('Pay Hedgerow');
  expect(headingText(subscription)).toBe('Subscribe to Club');
  expect(headingText({ ...subscription, line_items: [club, club] })).toBe('Subscribe to Hedgerow');
  expect(headingText(setup)).toBe('Save a card with Hedgerow');
});

test('totalRecurrence is that of all items, if they agree', () => {
  expect(totalRecurrence(subscription)).toEqual(monthly);
  expect(totalRecurrence({ ...subscription, line_items: [club, twine] })).toBeNull();
  const yearly = { ...club, recurring: { interval: 'year', interval_count: 1 } };
  expect(totalRecurrence({ ...subscription, line_items: [club, yearly] })).toBeNull();
  expect(totalRecurrence(page)).toBeNull();
});

test('quantityText says how a price comes about', () => {
  expect(quantityText(twine, 'usd')).toBe('');
  expect(quantityText({ ...twine, quantity: 3 }, 'usd')).toBe('Qty 3 × $5.00');
  expect(quantityText({ ...club, quantity: 2 }, 'usd')).toBe('Qty 2 × $5.00, Billed monthly');
});
