import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { testCards } from '../payment-methods/test-cards.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

test('The bank declines: the error says why, and the intent waits for another card', async () => {
  const card = await payments.card('4000000000000002');
  let refused: Stripe.errors.StripeError | undefined;
  const events = await payments.eventsOf(async () => {
    refused = await refusal(payments.pay(card));
  });
  expect(refused).toMatchObject({
    type: 'StripeCardError',
    rawType: 'card_error',
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'generic_decline',
    doc_url: 'https://stripe.com/docs/error-codes/card-declined',
    message: 'Your card was declined.',
    charge: expect.stringMatching(/^ch_/),
    payment_method: { id: card, object: 'payment_method' },
    payment_intent: {
      object: 'payment_intent',
      status: 'requires_payment_method',
      payment_method: null,
      latest_charge: refused?.charge,
      last_payment_error: {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        advice_code: 'try_again_later',
        network_decline_code: '01',
        charge: refused?.charge,
        message: 'Your card was declined.',
        payment_method: { id: card },
      },
    },
    raw: { advice_code: 'try_again_later', network_decline_code: '01' },
  });
  expect(events.map(({ type }) => type)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);
  expect(await stripe.charges.retrieve(refused?.charge ?? '')).toMatchObject({
    status: 'failed',
    paid: false,
    captured: false,
    balance_transaction: null,
    receipt_url: null,
    failure_code: 'card_declined',
    failure_message: 'Your card was declined.',
    outcome: {
      type: 'issuer_declined',
      network_status: 'declined_by_network',
      reason: 'generic_decline',
      advice_code: 'try_again_later',
      network_decline_code: '01',
      seller_message: 'The bank did not return any further details with this decline.',
    },
    payment_method_details: { card: { last4: '0002', amount_authorized: null } },
  });
});

const declining = testCards.flatMap(({ number, charge, threeDSecure }) =>
  charge === 'succeeds' || threeDSecure !== 'supported' ? [] : [{ number, decline: charge }],
);

test.each(declining)('Card $number: $decline.code $decline.declineCode', async (declined) => {
  const { number, decline } = declined;
  const refused = await refusal(payments.pay(await payments.card(number)));
  expect(refused).toMatchObject({
    statusCode: 402,
    rawType: 'card_error',
    code: decline.code,
    message: decline.message,
  });
  // The SDK makes an empty string of a code that the reply lacks.
  expect(refused.decline_code).toBe(decline.declineCode ?? '');
  expect(refused.payment_intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: decline.code, message: decline.message },
  });
});

test.each([
  ['4000000000000127', 'cvc'],
  ['4000000000000069', 'exp_month'],
  ['4000000000009995', undefined],
])('Card %s: the error is about %s', async (number, param) => {
  const refused = await refusal(payments.pay(await payments.card(number)));
  expect(refused.param).toBe(param);
});

test('A CVC that fails its check fails the payment; one that was not given is not checked', async () => {
  const refused = await refusal(payments.pay(await payments.card('4000000000000101')));
  expect(refused).toMatchObject({ code: 'incorrect_cvc', param: 'cvc' });
  const { id } = await stripe.paymentMethods.create({
    type: 'card',
    card: { number: '4000000000000101', exp_month: 12, exp_year: 2040 },
  });
  const paid = await payments.pay(id, { expand: ['latest_charge'] });
  expect(paid).toMatchObject({
    status: 'succeeded',
    latest_charge: { payment_method_details: { card: { checks: { cvc_check: null } } } },
  });
});

test('What Stripe itself blocks is never sent to the bank', async () => {
  const refused = await refusal(payments.pay(await payments.card('4100000000000019')));
  expect(refused).toMatchObject({ code: 'card_declined', decline_code: 'fraudulent' });
  expect(await stripe.charges.retrieve(refused.charge ?? '')).toMatchObject({
    fraud_details: { stripe_report: 'fraudulent' },
    outcome: { type: 'blocked', network_status: 'not_sent_to_network', risk_level: 'highest' },
  });
});

test('The same intent is paid with another card afterwards, and forgets the error', async () => {
  const intent = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: 'usd',
    allowed_payment_method_types: ['card'],
  });
  const declined = await refusal(
    stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    }),
  );
  expect(declined).toMatchObject({
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  });
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  const charges = await stripe.charges.list({ payment_intent: intent.id });
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  expect(paid.latest_charge).toBe(charges.data[0]?.id);
});

test('A decline is replayed under its idempotency key, and not tried again', async () => {
  const customer = await payments.customer();
  const attempt = (): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.create(
      {
        amount: 2_000,
        currency: 'usd',
        customer,
        confirm: true,
        payment_method: 'pm_card_visa_chargeDeclined',
        allowed_payment_method_types: ['card'],
      },
      { idempotencyKey: 'declined-order' },
    );
  const [first, second] = [await refusal(attempt()), await refusal(attempt())];
  expect(second.headers?.['idempotent-replayed']).toBe('true');
  expect(second.charge).toBe(first.charge);
  expect((await stripe.charges.list({ customer })).data).toHaveLength(1);
});

test('A card that can be saved and not charged fails for the customer later', async () => {
  const customer = await payments.customer();
  const card = await payments.card('4000000000000341');
  await stripe.paymentMethods.attach(card, { customer });
  expect(await refusal(payments.pay(card, { customer }))).toMatchObject({ code: 'card_declined' });
  expect((await stripe.paymentMethods.retrieve(card)).customer).toBe(customer);
});
