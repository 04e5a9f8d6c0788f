import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { idOf } from '../../testing/emulated-stripe.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

async function chargeId(more: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<string> {
  return idOf((await payments.pay('pm_card_visa', more)).latest_charge);
}

test('A charge tells of the payment, the card and what the bank made of it', async () => {
  const customer = await payments.customer();
  const { id: card } = await stripe.paymentMethods.create({
    type: 'card',
    card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
    billing_details: { name: 'Jenny Rosen', address: { postal_code: '94107', country: 'US' } },
  });
  const intent = await payments.pay(card, {
    customer,
    description: 'Order 7',
    metadata: { order: '7' },
    receipt_email: 'jenny@example.com',
    statement_descriptor_suffix: 'ORDER 7',
  });
  const charge = await stripe.charges.retrieve(idOf(intent.latest_charge));
  expect(charge).toMatchObject({
    object: 'charge',
    amount: 2_000,
    amount_captured: 2_000,
    balance_transaction: expect.stringMatching(/^txn_/),
    billing_details: { name: 'Jenny Rosen', email: null, address: { postal_code: '94107' } },
    calculated_statement_descriptor: 'BILLHOOK* ORDER 7',
    captured: true,
    currency: 'usd',
    customer,
    description: 'Order 7',
    failure_code: null,
    metadata: { order: '7' },
    outcome: { type: 'authorized', network_status: 'approved_by_network', risk_level: 'normal' },
    paid: true,
    payment_intent: intent.id,
    payment_method: card,
    payment_method_details: {
      type: 'card',
      card: {
        amount_authorized: 2_000,
        brand: 'visa',
        checks: {
          address_line1_check: null,
          address_postal_code_check: 'pass',
          cvc_check: 'pass',
        },
        exp_month: 12,
        last4: '4242',
        network: 'visa',
        three_d_secure: null,
      },
    },
    receipt_email: 'jenny@example.com',
    receipt_url: `${payments.url}/receipts/${charge.id}`,
    refunded: false,
    status: 'succeeded',
  });
  const details = charge.payment_method_details?.card;
  expect(details?.authorization_code).toMatch(/^\d{6}$/);
  expect(details?.network_transaction_id).toMatch(/^\d{15}$/);
});

test('The number of a card is in no charge and no event', async () => {
  await payments.pay(await payments.card('4242424242424242'));
  const events = await stripe.events.list({ limit: 100 });
  const charges = await stripe.charges.list();
  expect(JSON.stringify([events.data, charges.data])).not.toContain('4242424242424242');
});

test('An update replaces notes and is announced with what was before', async () => {
  const id = await chargeId({ metadata: { order: '7' } });
  const events = await payments.eventsOf(() =>
    stripe.charges.update(id, {
      description: 'Order 7',
      metadata: { sent: 'yes' },
      fraud_details: { user_report: 'safe' },
    }),
  );
  expect(events.map(({ type }) => type)).toEqual(['charge.updated']);
  expect(events[0]?.data.object).toMatchObject({
    description: 'Order 7',
    metadata: { order: '7', sent: 'yes' },
    fraud_details: { user_report: 'safe' },
  });
  expect(events[0]?.data.previous_attributes).toEqual({
    description: null,
    metadata: { sent: null },
    fraud_details: { user_report: null },
  });
});

test('A charge without a customer may be given one, and another it may not', async () => {
  const [jenny, jack] = [await payments.customer(), await payments.customer()];
  const id = await chargeId();
  expect((await stripe.charges.update(id, { customer: jenny })).customer).toBe(jenny);
  expect(await refusal(stripe.charges.update(id, { customer: jack }))).toMatchObject({
    statusCode: 400,
    param: 'customer',
  });
});

test('Charges are found by customer, by intent and by time', async () => {
  const customer = await payments.customer();
  const intent = await payments.pay('pm_card_visa', { customer });
  const other = await payments.pay('pm_card_visa', { customer });
  const byCustomer = await stripe.charges.list({ customer });
  expect(byCustomer.data.map(({ id }) => id)).toEqual([other.latest_charge, intent.latest_charge]);
  const byIntent = await stripe.charges.list({ payment_intent: intent.id });
  expect(byIntent.data.map(({ id }) => id)).toEqual([intent.latest_charge]);
  const inFuture = await stripe.charges.list({ created: { gt: intent.created + 3_600 } });
  expect(inFuture.data).toEqual([]);
});

test('The list of refunds is there when it is asked for', async () => {
  const id = await chargeId();
  expect(await stripe.charges.retrieve(id)).not.toHaveProperty('refunds');
  const charge = await stripe.charges.retrieve(id, { expand: ['refunds'] });
  expect(charge.refunds).toMatchObject({ object: 'list', data: [], has_more: false });
});

test('A charge of an intent is captured through the intent', async () => {
  const held = await chargeId({ capture_method: 'manual' });
  expect((await refusal(stripe.charges.capture(held))).message).toMatch(
    /^This uncaptured Charge was created by a PaymentIntent \(pi_\w+\)\. You must capture the/,
  );
  expect(await refusal(stripe.charges.capture(await chargeId()))).toMatchObject({
    code: 'charge_already_captured',
  });
});

test('An unknown charge is a 404', async () => {
  expect(await refusal(stripe.charges.retrieve('ch_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
    message: "No such charge: 'ch_none'",
  });
});
