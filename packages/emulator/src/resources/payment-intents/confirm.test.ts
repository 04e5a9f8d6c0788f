import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

const twentyDollars = { amount: 2_000, currency: 'usd' };
const cardsOnly: Stripe.PaymentIntentCreateParams = {
  ...twentyDollars,
  allowed_payment_method_types: ['card'],
};

describe('a payment that succeeds', () => {
  test('is charged at once, and booked after it was announced', async () => {
    let paid: Stripe.PaymentIntent | undefined;
    const events = await payments.eventsOf(async () => {
      paid = await payments.pay('pm_card_visa');
    });
    expect(paid).toMatchObject({
      status: 'succeeded',
      amount_received: 2_000,
      amount_capturable: 0,
      next_action: null,
    });
    expect(events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    const [created, charged, succeeded, updated] = events.map(({ data }) => data);
    expect(created?.object).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
    });
    expect(charged?.object).toMatchObject({ status: 'succeeded', balance_transaction: null });
    expect(succeeded?.object).toMatchObject({ status: 'succeeded', id: paid?.id });
    expect(updated?.previous_attributes).toEqual({ balance_transaction: null });
    expect(updated?.object).toMatchObject({
      balance_transaction: expect.stringMatching(/^txn_/),
    });
  });

  test('with `automatic` capture it is booked before it is announced', async () => {
    const events = await payments.eventsOf(() =>
      payments.pay('pm_card_visa', { capture_method: 'automatic' }),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
    expect(events[1]?.data.object).toMatchObject({
      balance_transaction: expect.stringMatching(/^txn_/),
    });
  });

  test('saves the card for the customer when asked to', async () => {
    const customer = await payments.customer();
    const card = await payments.card('4242424242424242');
    const events = await payments.eventsOf(() =>
      payments.pay(card, { customer, setup_future_usage: 'off_session' }),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'payment_method.attached',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    expect((await stripe.paymentMethods.retrieve(card)).customer).toBe(customer);
    const again = await payments.pay(card, { customer, off_session: true });
    expect(again.status).toBe('succeeded');
  });

  test('saves a card that is given to a customer only later', async () => {
    const card = await payments.card('4242424242424242');
    await payments.pay(card, { setup_future_usage: 'off_session' });
    const customer = await payments.customer();
    const attached = await stripe.paymentMethods.attach(card, { customer });
    expect(attached.customer).toBe(customer);
  });

  test('can be confirmed with what was chosen before, or with something else', async () => {
    const chosen = await stripe.paymentIntents.create({
      ...cardsOnly,
      payment_method: 'pm_card_visa',
    });
    const paid = await stripe.paymentIntents.confirm(chosen.id);
    expect(paid).toMatchObject({ status: 'succeeded', payment_method: chosen.payment_method });
    const other = await stripe.paymentIntents.create(cardsOnly);
    const byMastercard = await stripe.paymentIntents.confirm(other.id, {
      payment_method: 'pm_card_mastercard',
      receipt_email: 'jenny@example.com',
      expand: ['payment_method'],
    });
    expect(byMastercard).toMatchObject({
      status: 'succeeded',
      receipt_email: 'jenny@example.com',
      payment_method: { card: { brand: 'mastercard' } },
    });
  });

  test('is not made twice under one idempotency key', async () => {
    const order: Stripe.PaymentIntentCreateParams = {
      ...cardsOnly,
      confirm: true,
      payment_method: 'pm_card_visa',
    };
    const first = await stripe.paymentIntents.create(order, { idempotencyKey: 'order-7' });
    const second = await stripe.paymentIntents.create(order, { idempotencyKey: 'order-7' });
    expect(second).toEqual(first);
  });
});

describe('a confirmation is refused', () => {
  test('without a payment method', async () => {
    const bare = await stripe.paymentIntents.create(cardsOnly);
    expect(await refusal(stripe.paymentIntents.confirm(bare.id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message:
        "You cannot confirm this PaymentIntent because it's missing a payment method. You can " +
        'either update the PaymentIntent with a payment method and then confirm it again, or ' +
        'confirm it again directly with a payment method or ConfirmationToken.',
      payment_intent: { id: bare.id },
    });
    const customer = await payments.customer();
    const owned = await stripe.paymentIntents.create({ ...cardsOnly, customer });
    expect((await refusal(stripe.paymentIntents.confirm(owned.id))).message).toBe(
      "You cannot confirm this PaymentIntent because it's missing a payment method. To confirm " +
        `the PaymentIntent with ${customer}, specify a payment method attached to this customer ` +
        'along with the customer ID.',
    );
  });

  test('once it has succeeded', async () => {
    const { id } = await payments.pay('pm_card_visa');
    expect(await refusal(stripe.paymentIntents.confirm(id))).toMatchObject({
      statusCode: 400,
      rawType: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot confirm this PaymentIntent because it has already succeeded after being ' +
        'previously confirmed.',
      payment_intent: { id, status: 'succeeded' },
    });
  });

  test('once it was canceled', async () => {
    const { id } = await stripe.paymentIntents.create(cardsOnly);
    await stripe.paymentIntents.cancel(id);
    expect((await refusal(stripe.paymentIntents.confirm(id))).message).toMatch(
      /^You cannot confirm this PaymentIntent because it has a status of canceled\./,
    );
    const withCard = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await refusal(withCard)).toMatchObject({
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  });

  test('without a return URL, when a payment method could redirect', async () => {
    const { id } = await stripe.paymentIntents.create(twentyDollars);
    const confirm = (more: Stripe.PaymentIntentConfirmParams): Promise<Stripe.PaymentIntent> =>
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', ...more });
    expect((await refusal(confirm({}))).message).toMatch(/you must provide a `return_url`/);
    expect(await refusal(confirm({ return_url: '/paid' }))).toMatchObject({
      code: 'url_invalid',
      param: 'return_url',
    });
    const paid = await confirm({ return_url: 'https://shop.example/paid' });
    expect(paid.status).toBe('succeeded');
  });

  test('with the card of another customer', async () => {
    const [jenny, jack] = [await payments.customer(), await payments.customer()];
    const card = await payments.card('4242424242424242');
    await stripe.paymentMethods.attach(card, { customer: jenny });
    expect(await refusal(payments.pay(card, { customer: jack }))).toMatchObject({
      statusCode: 400,
      param: 'payment_method',
      message:
        `The PaymentMethod ${card} does not belong to the Customer you supplied ${jack}. Please ` +
        'use this PaymentMethod with the Customer that it belongs to instead.',
    });
    expect(await refusal(payments.pay(card))).toMatchObject({
      statusCode: 400,
      code: 'parameter_missing',
      param: 'source',
    });
  });

  test('with a card that was used up without a customer', async () => {
    const card = await payments.card('4242424242424242');
    await payments.pay(card);
    expect((await refusal(payments.pay(card))).message).toMatch(
      /^The provided PaymentMethod was previously used with a PaymentIntent without Customer/,
    );
    const customer = await payments.customer();
    const attached = await refusal(stripe.paymentMethods.attach(card, { customer }));
    expect(attached.message).toMatch(/^This PaymentMethod was previously used/);
  });

  test('when the customer is away and the card is to be saved', async () => {
    const customer = await payments.customer();
    const saving = payments.pay('pm_card_visa', {
      customer,
      off_session: true,
      setup_future_usage: 'off_session',
    });
    expect((await refusal(saving)).message).toMatch(/^You cannot confirm with the `off_session`/);
  });

  test('with a type of payment method that the intent does not take', async () => {
    const { id } = await stripe.paymentIntents.create({
      ...twentyDollars,
      allowed_payment_method_types: ['sepa_debit'],
    });
    const byCard = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await refusal(byCard)).toMatchObject({
      code: 'payment_intent_incompatible_payment_method',
    });
  });
});
