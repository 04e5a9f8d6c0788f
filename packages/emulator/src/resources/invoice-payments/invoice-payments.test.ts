import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import { idOf, PageVisitor } from '../../testing/page-visitor.ts';

let emulator: Emulator;
let stripe: Stripe;
let visitor: PageVisitor;

beforeAll(async () => {
  emulator = createEmulator();
  const url = await emulator.listen();
  const { hostname, port } = new URL(url);
  stripe = new Stripe('sk_test_emulator', { host: hostname, port, protocol: 'http' });
  visitor = new PageVisitor(url);
});

afterAll(() => emulator.close());

/** Subscribes somebody, and gives the payment of the first invoice. */
async function firstPayment(): Promise<Stripe.InvoicePayment> {
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'jpy',
          unit_amount: 1_500,
          product_data: { name: 'Plan' },
          recurring: { interval: 'year' },
        },
      },
    ],
    success_url: 'https://shop.example/paid',
  });
  await visitor.pay(id, { number: '4242424242424242', email: 'jenny@example.com' });
  const { invoice } = await stripe.checkout.sessions.retrieve(id);
  const [payment] = (await stripe.invoicePayments.list({ invoice: idOf(invoice) })).data;
  if (payment === undefined) throw new Error('Nothing was paid');
  return payment;
}

test('an invoice payment ties the invoice to the payment intent that paid it', async () => {
  const payment = await firstPayment();
  expect(payment).toMatchObject({
    object: 'invoice_payment',
    amount_paid: 1_500,
    amount_requested: 1_500,
    currency: 'jpy',
    is_default: true,
    livemode: false,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: payment.created },
  });
  const expanded = await stripe.invoicePayments.retrieve(payment.id, {
    expand: ['invoice', 'payment.payment_intent'],
  });
  expect(expanded.invoice).toMatchObject({ object: 'invoice', status: 'paid' });
  expect(expanded.payment.payment_intent).toMatchObject({ status: 'succeeded', amount: 1_500 });
  const [event] = (await stripe.events.list({ type: 'invoice_payment.paid', limit: 1 })).data;
  expect(event?.data.object).toMatchObject({ id: payment.id, status: 'paid' });
});

test('lists are filtered, and an unknown one is missing', async () => {
  const [first, second] = [await firstPayment(), await firstPayment()];
  const ids = async (params: Stripe.InvoicePaymentListParams): Promise<string[]> =>
    (await stripe.invoicePayments.list(params)).data.map(({ id }) => id);
  const intent = idOf(first.payment.payment_intent);
  expect(await ids({ payment: { type: 'payment_intent', payment_intent: intent } })).toEqual([
    first.id,
  ]);
  expect(await ids({ status: 'paid', limit: 2 })).toEqual([second.id, first.id]);
  expect(await ids({ status: 'open' })).toEqual([]);
  expect(await ids({ created: { lt: 1 } })).toEqual([]);
  await expect(stripe.invoicePayments.retrieve('inpay_1')).rejects.toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  });
});
