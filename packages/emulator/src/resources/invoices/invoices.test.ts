import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import { idOf, PageVisitor } from '../../testing/page-visitor.ts';

let emulator: Emulator;
let url: string;
let stripe: Stripe;
let visitor: PageVisitor;

beforeAll(async () => {
  emulator = createEmulator();
  url = await emulator.listen();
  const { hostname, port } = new URL(url);
  stripe = new Stripe('sk_test_emulator', { host: hostname, port, protocol: 'http' });
  visitor = new PageVisitor(url);
});

afterAll(() => emulator.close());

const plan = {
  quantity: 2,
  price_data: {
    currency: 'usd',
    unit_amount: 1_500,
    product_data: { name: 'Plan' },
    recurring: { interval: 'month' as const },
  },
};
const setup = {
  quantity: 1,
  price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'Setup' } },
};

/** Buys through Checkout, and gives the invoice that came of it. */
async function buy(params: Stripe.Checkout.SessionCreateParams): Promise<Stripe.Invoice> {
  const { id } = await stripe.checkout.sessions.create({
    success_url: 'https://shop.example/paid',
    ...params,
  });
  const answer = await visitor.pay(id, { number: '4242424242424242', email: 'jenny@example.com' });
  if (!answer.ok) throw new Error(answer.error.message);
  const { invoice } = await stripe.checkout.sessions.retrieve(id, { expand: ['invoice'] });
  if (typeof invoice !== 'object' || invoice === null) throw new Error('No invoice came of it');
  return invoice;
}

const subscribe = (params: Stripe.Checkout.SessionCreateParams = {}): Promise<Stripe.Invoice> =>
  buy({ mode: 'subscription', line_items: [plan, setup], ...params });

/** The object in the last event of a type. */
const seen = async (type: Stripe.Event.Type): Promise<object | undefined> =>
  (await stripe.events.list({ type, limit: 1 })).data[0]?.data.object;

describe('the first invoice of a subscription', () => {
  test('is paid, complete, and refers to the subscription', async () => {
    const invoice = await subscribe({ subscription_data: { metadata: { user: '7' } } });
    expect(invoice).toMatchObject({
      object: 'invoice',
      amount_due: 3_500,
      amount_paid: 3_500,
      amount_remaining: 0,
      attempt_count: 1,
      attempted: true,
      billing_reason: 'subscription_create',
      currency: 'usd',
      customer_email: 'jenny@example.com',
      customer_name: 'Jenny Rosen',
      customer_address: { country: 'US', postal_code: '94107' },
      ending_balance: 0,
      status: 'paid',
      subtotal: 3_500,
      total: 3_500,
      parent: {
        type: 'subscription_details',
        subscription_details: {
          metadata: { user: '7' },
          subscription: expect.stringMatching(/^sub_/),
        },
      },
      status_transitions: {
        finalized_at: expect.any(Number),
        paid_at: expect.any(Number),
        voided_at: null,
      },
    });
    expect(invoice.number).toMatch(/^\w+-0001$/);
    expect(invoice.hosted_invoice_url).toContain(`${url}/i/acct_`);
    expect(invoice.invoice_pdf).toBe(`${invoice.hosted_invoice_url}/pdf`);
    // Gone since the version "basil".
    for (const gone of ['paid', 'charge', 'payment_intent', 'subscription', 'tax']) {
      expect(invoice).not.toHaveProperty(gone);
    }
  });

  test('has a line for each thing bought', async () => {
    const invoice = await subscribe({ subscription_data: { metadata: { user: '7' } } });
    const { subscription } = invoice.parent?.subscription_details ?? {};
    const { items } = await stripe.subscriptions.retrieve(idOf(subscription));
    const [item] = items.data;
    const { data } = await stripe.invoices.listLineItems(invoice.id);
    expect(data).toMatchObject([
      {
        object: 'line_item',
        amount: 3_000,
        description: '2 × Plan (at $15.00 / month)',
        invoice: invoice.id,
        metadata: { user: '7' },
        quantity: 2,
        subscription,
        period: { start: item?.current_period_start, end: item?.current_period_end },
        parent: {
          type: 'subscription_item_details',
          subscription_item_details: { subscription, subscription_item: item?.id },
        },
        pricing: {
          type: 'price_details',
          price_details: { price: item?.price.id, product: item?.price.product },
        },
      },
      {
        amount: 500,
        description: 'Setup',
        metadata: {},
        quantity: 1,
        parent: { type: 'invoice_item_details', invoice_item_details: { subscription } },
      },
    ]);
  });

  test('lists its lines by pages', async () => {
    const { id } = await subscribe();
    const { lines } = await stripe.invoices.retrieve(id);
    const first = await stripe.invoices.listLineItems(id, { limit: 1 });
    expect(first.has_more).toBe(true);
    const rest = await stripe.invoices.listLineItems(id, {
      starting_after: first.data[0]?.id ?? '',
    });
    expect([...first.data, ...rest.data]).toEqual(lines.data);
  });

  test('shows its payments when they are asked for, down to the charge', async () => {
    const { id } = await subscribe();
    const plain = await stripe.invoices.retrieve(id);
    expect(plain).not.toHaveProperty('payments');
    const invoice = await stripe.invoices.retrieve(id, {
      expand: ['payments.data.payment.payment_intent', 'confirmation_secret'],
    });
    expect(invoice.confirmation_secret).toBeNull();
    expect(invoice.payments?.data).toMatchObject([
      {
        object: 'invoice_payment',
        amount_paid: 3_500,
        invoice: id,
        is_default: true,
        status: 'paid',
        payment: {
          type: 'payment_intent',
          payment_intent: { status: 'succeeded', amount: 3_500, customer: invoice.customer },
        },
      },
    ]);
  });

  test('went from a draft to open to paid', async () => {
    const { id } = await subscribe();
    expect(await seen('invoice.created')).toMatchObject({ id, status: 'draft', number: null });
    expect(await seen('invoice.finalized')).toMatchObject({ id, status: 'open', amount_paid: 0 });
    expect(await seen('invoice.paid')).toMatchObject({ id, status: 'paid', amount_paid: 3_500 });
    expect(await seen('invoice.payment_succeeded')).toMatchObject({ id, status: 'paid' });
  });

  test('is numbered in the order of the customer', async () => {
    const customer = await stripe.customers.create({ email: 'numbers@example.com' });
    const numbers = [
      (await subscribe({ customer: customer.id })).number,
      (await subscribe({ customer: customer.id })).number,
    ];
    const { invoice_prefix: prefix, next_invoice_sequence: next } = await stripe.customers
      .retrieve(customer.id)
      .then((found) => {
        if (found.deleted === true) throw new Error('The customer is gone');
        return found;
      });
    expect(numbers).toEqual([`${prefix}-0001`, `${prefix}-0002`]);
    expect(next).toBe(3);
  });
});

describe('invoice_creation in payment mode', () => {
  test('makes a paid invoice of its own', async () => {
    const invoice = await buy({
      mode: 'payment',
      line_items: [setup],
      invoice_creation: {
        enabled: true,
        invoice_data: { description: 'Thank you', metadata: { order: '7' }, footer: 'VAT: none' },
      },
    });
    expect(invoice).toMatchObject({
      billing_reason: 'manual',
      customer: expect.stringMatching(/^cus_/),
      description: 'Thank you',
      footer: 'VAT: none',
      metadata: { order: '7' },
      parent: null,
      status: 'paid',
      total: 500,
    });
    expect(invoice.lines.data).toMatchObject([
      { description: 'Setup', parent: { type: 'invoice_item_details' }, subscription: null },
    ]);
  });
});

test('lists are filtered', async () => {
  const customer = await stripe.customers.create({ email: 'lists@example.com' });
  const first = await subscribe({ customer: customer.id });
  const second = await subscribe({ customer: customer.id });
  const ids = async (params: Stripe.InvoiceListParams): Promise<(string | undefined)[]> =>
    (await stripe.invoices.list(params)).data.map(({ id }) => id);
  expect(await ids({ customer: customer.id })).toEqual([second.id, first.id]);
  expect(await ids({ customer: customer.id, status: 'open' })).toEqual([]);
  const { subscription } = first.parent?.subscription_details ?? {};
  expect(await ids({ subscription: idOf(subscription) })).toEqual([first.id]);
  expect(await ids({ customer: customer.id, created: { lt: 1 } })).toEqual([]);
  await expect(stripe.invoices.retrieve('in_1')).rejects.toMatchObject({
    message: "No such invoice: 'in_1'",
    statusCode: 404,
  });
});
