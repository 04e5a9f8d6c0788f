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

function cardFields(number: string): Record<string, string> {
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '40',
    'payment_method_data[card][cvc]': '123',
    'payment_method_data[billing_details][email]': 'jenny@example.com',
    'payment_method_data[payment_user_agent]': 'stripe.js/test',
  };
}

/** As Stripe.js makes one in the browser; gives its id. */
async function tokenOf(number: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await payments.browserPost('/v1/confirmation_tokens', {
    ...cardFields(number),
    ...more,
  });
  expect(answer.status).toBe(200);
  return String(answer.body['id']);
}

describe('a confirmation token', () => {
  test('shows what was entered, and not the number', async () => {
    const id = await tokenOf('4242424242424242', {
      return_url: 'https://shop.example/paid',
      setup_future_usage: 'off_session',
    });
    const token = await stripe.confirmationTokens.retrieve(id);
    expect(token).toMatchObject({
      object: 'confirmation_token',
      payment_intent: null,
      return_url: 'https://shop.example/paid',
      setup_future_usage: 'off_session',
      payment_method_preview: {
        type: 'card',
        card: { brand: 'visa', last4: '4242' },
        billing_details: { email: 'jenny@example.com' },
      },
    });
    expect((token.expires_at ?? 0) - token.created).toBe(12 * 60 * 60);
    expect(JSON.stringify(token)).not.toContain('4242424242424242');
  });

  test('pays, with what the customer decided on the page, and only once', async () => {
    const customer = await payments.customer();
    const token = await tokenOf('4242424242424242', {
      return_url: 'https://shop.example/paid',
      setup_future_usage: 'off_session',
      'shipping[name]': 'Jenny Rosen',
      'shipping[address][city]': 'Oslo',
    });
    const paid = await stripe.paymentIntents.create({
      ...twentyDollars,
      customer,
      confirm: true,
      confirmation_token: token,
      expand: ['payment_method'],
    });
    expect(paid).toMatchObject({
      status: 'succeeded',
      setup_future_usage: 'off_session',
      payment_method: { customer, card: { last4: '4242' } },
      shipping: { name: 'Jenny Rosen', address: { city: 'Oslo' } },
    });
    expect((await stripe.confirmationTokens.retrieve(token)).payment_intent).toBe(paid.id);
    const again = stripe.paymentIntents.create({
      ...twentyDollars,
      confirm: true,
      confirmation_token: token,
    });
    expect(await refusal(again)).toMatchObject({ statusCode: 400, param: 'confirmation_token' });
  });

  test('sets a card up', async () => {
    const customer = await payments.customer();
    const token = await tokenOf('4242424242424242', { return_url: 'https://shop.example/saved' });
    const intent = await stripe.setupIntents.create({
      customer,
      confirm: true,
      confirmation_token: token,
    });
    expect(intent.status).toBe('succeeded');
    expect((await stripe.confirmationTokens.retrieve(token)).setup_intent).toBe(intent.id);
  });

  test('is refused when it is too old, or not there', async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/paid',
    });
    payments.emulator.clock.advanceMs(12 * 60 * 60 * 1000);
    const pay = (id: string): Promise<Stripe.PaymentIntent> =>
      stripe.paymentIntents.create({ ...twentyDollars, confirm: true, confirmation_token: id });
    expect((await refusal(pay(token.id))).message).toMatch(/has expired/);
    expect(await refusal(pay('ctoken_none'))).toMatchObject({
      code: 'resource_missing',
      param: 'confirmation_token',
    });
    const retrieved = stripe.confirmationTokens.retrieve('ctoken_none');
    expect(await refusal(retrieved)).toMatchObject({ statusCode: 404 });
  });

  test('of a mistyped card is refused as a form shows it', async () => {
    const fields = cardFields('4242424242424241');
    const answer = await payments.browserPost('/v1/confirmation_tokens', fields);
    expect(answer).toMatchObject({ status: 402, body: { error: { code: 'incorrect_number' } } });
  });
});

async function intentToPay(): Promise<{ path: string; secret: string; id: string }> {
  const { id, client_secret: secret } = await stripe.paymentIntents.create(twentyDollars);
  return { id, secret: secret ?? '', path: `/v1/payment_intents/${id}/confirm` };
}

describe('a page with a publishable key', () => {
  test('pays with the card itself and the secret of the intent', async () => {
    const { id, path, secret } = await intentToPay();
    const card = cardFields('4242424242424242');
    const { status, body } = await payments.browserPost(path, { ...card, client_secret: secret });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, status: 'succeeded' });
  });

  test('is told of a declined card, and of the intent as it is then', async () => {
    const { id, path, secret } = await intentToPay();
    const card = cardFields('4000000000009995');
    const answer = await payments.browserPost(path, { ...card, client_secret: secret });
    expect(answer).toMatchObject({
      status: 402,
      body: {
        error: {
          code: 'card_declined',
          decline_code: 'insufficient_funds',
          payment_intent: { id, status: 'requires_payment_method' },
        },
      },
    });
  });

  test('shows a challenge itself, return URL or not', async () => {
    const { path, secret } = await intentToPay();
    const { body } = await payments.browserPost(path, {
      ...cardFields('4000002760003184'),
      client_secret: secret,
      return_url: 'https://shop.example/paid',
    });
    expect(body).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'use_stripe_sdk' },
    });
  });

  test('can do nothing without the secret, or with a parameter that is none', async () => {
    const { path, secret } = await intentToPay();
    const card = cardFields('4242424242424242');
    expect(await payments.browserPost(path, card)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_missing', param: 'client_secret' } },
    });
    const odd = { ...card, client_secret: secret, amout: '1' };
    expect(await payments.browserPost(path, odd)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_unknown' } },
    });
    const wrongCard = {
      ...card,
      client_secret: secret,
      'payment_method_data[card][nummer]': '1',
    };
    expect(await payments.browserPost(path, wrongCard)).toMatchObject({
      body: { error: { param: 'payment_method_data[card][nummer]' } },
    });
  });

  test('names one payment method, and not two', async () => {
    const { path, secret } = await intentToPay();
    const two = {
      ...cardFields('4242424242424242'),
      payment_method: 'pm_card_visa',
      client_secret: secret,
    };
    expect(await payments.browserPost(path, two)).toMatchObject({ status: 400 });
  });
});
