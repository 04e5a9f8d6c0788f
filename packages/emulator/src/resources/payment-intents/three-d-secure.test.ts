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

const requiredUntilSetUp = '4000002500003155';
const alwaysRequired = '4000002760003184';
const requiredThenDeclined = '4000008260003178';

/** The intent as it is now, with its charge. */
function withCharge({ id }: Stripe.PaymentIntent): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
}

describe('a card that asks for 3D Secure', () => {
  test('makes the payment wait for the challenge, and is charged after it', async () => {
    const card = await payments.card(requiredUntilSetUp);
    let waiting: Stripe.PaymentIntent | undefined;
    const before = await payments.eventsOf(async () => {
      waiting = await payments.pay(card, { return_url: 'https://shop.example/paid' });
    });
    expect(before.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
    ]);
    if (waiting === undefined) throw new Error('The payment was not made');
    const { id, client_secret: secret } = waiting;
    expect(waiting).toMatchObject({
      status: 'requires_action',
      payment_method: card,
      latest_charge: null,
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: {
          url: `${payments.url}/3d_secure/${id}?client_secret=${secret}`,
          return_url: 'https://shop.example/paid',
        },
      },
    });
    const intent = waiting;
    const after = await payments.eventsOf(() => payments.answerChallenge(intent, 'complete'));
    expect(after.map(({ type }) => type)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    expect(await withCharge(intent)).toMatchObject({
      status: 'succeeded',
      next_action: null,
      latest_charge: {
        receipt_url: expect.stringMatching(new RegExp(`^${payments.url}/receipts/ch_`)),
        payment_method_details: {
          card: {
            electronic_commerce_indicator: '05',
            three_d_secure: { authentication_flow: 'challenge', result: 'authenticated' },
          },
        },
      },
    });
  });

  test('is shown in the page when there is nowhere to return to', async () => {
    const waiting = await payments.pay(await payments.card(alwaysRequired));
    expect(waiting.next_action).toMatchObject({
      type: 'use_stripe_sdk',
      use_stripe_sdk: { stripe_js: expect.stringContaining(`/3d_secure/${waiting.id}`) },
    });
  });

  test('fails the payment when the customer fails the challenge', async () => {
    const card = await payments.card(requiredUntilSetUp);
    const waiting = await payments.pay(card);
    const events = await payments.eventsOf(() => payments.answerChallenge(waiting, 'fail'));
    expect(events.map(({ type }) => type)).toEqual(['payment_intent.payment_failed']);
    expect(await withCharge(waiting)).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      latest_charge: null,
      last_payment_error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
        payment_method: { id: card },
      },
    });
    const paid = await stripe.paymentIntents.confirm(waiting.id, {
      payment_method: 'pm_card_visa',
    });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });

  test('may still be declined after the challenge', async () => {
    const waiting = await payments.pay(await payments.card(requiredThenDeclined));
    await payments.answerChallenge(waiting, 'complete');
    expect(await withCharge(waiting)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
      latest_charge: { status: 'failed' },
    });
  });

  test('is answered once: a second answer changes nothing', async () => {
    const waiting = await payments.pay(await payments.card(alwaysRequired));
    await payments.answerChallenge(waiting, 'complete');
    const paid = await withCharge(waiting);
    await payments.answerChallenge(waiting, 'fail');
    expect(await withCharge(waiting)).toEqual(paid);
  });

  test('fails at once when the caller wants no challenge', async () => {
    const unhandled = payments.pay(await payments.card(alwaysRequired), {
      error_on_requires_action: true,
    });
    expect(await refusal(unhandled)).toMatchObject({
      statusCode: 402,
      code: 'authentication_required',
      decline_code: 'authentication_not_handled',
      payment_intent: { status: 'requires_payment_method' },
    });
  });

  test('can be canceled while it waits', async () => {
    const { id } = await payments.pay(await payments.card(alwaysRequired));
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({
      status: 'canceled',
      next_action: null,
    });
  });
});

describe('off session', () => {
  test('nobody can authenticate, so the payment fails without a charge', async () => {
    const customer = await payments.customer();
    const card = await payments.card(requiredUntilSetUp);
    await stripe.paymentMethods.attach(card, { customer });
    let refused: Stripe.errors.StripeError | undefined;
    const events = await payments.eventsOf(async () => {
      refused = await refusal(payments.pay(card, { customer, off_session: true }));
    });
    expect(refused).toMatchObject({
      statusCode: 402,
      rawType: 'card_error',
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
      payment_method: { id: card },
      payment_intent: { status: 'requires_payment_method', latest_charge: null },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'payment_intent.payment_failed',
    ]);
  });

  test('a card that was set up by a payment before is charged', async () => {
    const customer = await payments.customer();
    const card = await payments.card(requiredUntilSetUp);
    const first = await payments.pay(card, { customer, setup_future_usage: 'off_session' });
    await payments.answerChallenge(first, 'complete');
    const renewal = await payments.pay(card, { customer, off_session: true });
    expect(renewal.status).toBe('succeeded');
    const onSession = await payments.pay(card, { customer });
    expect(onSession.status).toBe('requires_action');
  });

  test('a card that always requires authentication fails even when set up', async () => {
    const customer = await payments.customer();
    const card = await payments.card(alwaysRequired);
    const first = await payments.pay(card, { customer, setup_future_usage: 'off_session' });
    await payments.answerChallenge(first, 'complete');
    const renewal = await refusal(payments.pay(card, { customer, off_session: true }));
    expect(renewal.code).toBe('authentication_required');
  });
});
