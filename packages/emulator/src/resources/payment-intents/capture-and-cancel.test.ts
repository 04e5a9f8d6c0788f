import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { idOf } from '../../testing/emulated-stripe.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

const dayMs = 24 * 60 * 60 * 1000;

function hold(): Promise<Stripe.PaymentIntent> {
  return payments.pay('pm_card_visa', { capture_method: 'manual' });
}

function chargeOf({ latest_charge: charge }: Stripe.PaymentIntent): Promise<Stripe.Charge> {
  return stripe.charges.retrieve(idOf(charge));
}

describe('capturing', () => {
  test('the money is held first', async () => {
    let held: Stripe.PaymentIntent | undefined;
    const events = await payments.eventsOf(async () => {
      held = await hold();
    });
    expect(held).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 2_000,
      amount_received: 0,
    });
    expect(events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
    ]);
    expect(events[1]?.data.object).toMatchObject({
      captured: false,
      paid: true,
      amount_captured: 0,
      balance_transaction: null,
    });
  });

  test('then taken, wholly or in part', async () => {
    const whole = await stripe.paymentIntents.capture((await hold()).id);
    expect(whole).toMatchObject({ status: 'succeeded', amount_received: 2_000 });
    const held = await hold();
    const events = await payments.eventsOf(() =>
      stripe.paymentIntents.capture(held.id, { amount_to_capture: 1_500, metadata: { sent: '1' } }),
    );
    expect(events.map(({ type }) => type)).toEqual(['charge.captured', 'payment_intent.succeeded']);
    expect(events[1]?.data.object).toMatchObject({
      amount: 2_000,
      amount_capturable: 0,
      amount_received: 1_500,
      metadata: { sent: '1' },
    });
    const charge = await chargeOf(held);
    expect(charge).toMatchObject({ amount: 2_000, amount_captured: 1_500, captured: true });
    const transaction = await stripe.balanceTransactions.retrieve(idOf(charge.balance_transaction));
    expect(transaction.amount).toBe(1_500);
  });

  test.each([
    [2_001, 'amount_too_large'],
    [0, 'parameter_invalid_integer'],
    [-1, undefined],
  ])('an amount of %i of 2000 is refused, and the hold stays', async (amount, code) => {
    const { id } = await hold();
    const refused = await refusal(stripe.paymentIntents.capture(id, { amount_to_capture: amount }));
    expect(refused.statusCode).toBe(400);
    expect(refused.code).toBe(code);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
  });

  test('is refused in every other state', async () => {
    const captured = await hold();
    await stripe.paymentIntents.capture(captured.id);
    expect(await refusal(stripe.paymentIntents.capture(captured.id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message: 'This PaymentIntent could not be captured because it has already been captured.',
      payment_intent: { id: captured.id },
    });
    const { id } = await stripe.paymentIntents.create({ amount: 2_000, currency: 'usd' });
    expect((await refusal(stripe.paymentIntents.capture(id))).message).toBe(
      'This PaymentIntent could not be captured because it has a status of ' +
        'requires_payment_method. Only a PaymentIntent with one of the following statuses may be ' +
        'captured: requires_capture.',
    );
    const { id: paid } = await payments.pay('pm_card_visa');
    expect((await refusal(stripe.paymentIntents.capture(paid))).message).toBe(
      'The remaining amount on this PaymentIntent could not be captured because the remainder of ' +
        'the authorized amount has been released.',
    );
  });
});

describe('canceling', () => {
  test('ends an intent that was not paid', async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 2_000, currency: 'usd' });
    const events = await payments.eventsOf(async () => {
      const canceled = await stripe.paymentIntents.cancel(id, {
        cancellation_reason: 'abandoned',
      });
      expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
      expect(canceled.canceled_at).toBeTypeOf('number');
    });
    expect(events.map(({ type }) => type)).toEqual(['payment_intent.canceled']);
  });

  test('gives a hold back', async () => {
    const held = await hold();
    const events = await payments.eventsOf(() => stripe.paymentIntents.cancel(held.id));
    expect(events.map(({ type }) => type)).toEqual(['charge.refunded', 'payment_intent.canceled']);
    expect(events[1]?.data.object).toMatchObject({ amount_capturable: 0, status: 'canceled' });
    expect(await chargeOf(held)).toMatchObject({
      captured: false,
      refunded: true,
      amount_refunded: 2_000,
    });
  });

  test('is refused once the payment is made or canceled', async () => {
    const { id } = await payments.pay('pm_card_visa');
    expect(await refusal(stripe.paymentIntents.cancel(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot cancel this PaymentIntent because it has a status of succeeded. Only a ' +
        'PaymentIntent with one of the following statuses may be canceled: ' +
        'requires_payment_method, requires_capture, requires_reauthorization, ' +
        'requires_confirmation, requires_action, processing.',
      payment_intent: { id, status: 'succeeded' },
    });
    const held = await hold();
    await stripe.paymentIntents.cancel(held.id);
    expect((await refusal(stripe.paymentIntents.cancel(held.id))).message).toMatch(
      /because it has a status of canceled/,
    );
  });

  test('happens by itself when a hold is not captured within seven days', async () => {
    const held = await hold();
    payments.emulator.clock.advanceMs(6 * dayMs);
    expect((await stripe.paymentIntents.retrieve(held.id)).status).toBe('requires_capture');
    const events = await payments.eventsOf(async () => {
      payments.emulator.clock.advanceMs(dayMs + 1_000);
      return Promise.resolve();
    });
    const about = events.filter(({ type }) => !type.startsWith('balance'));
    expect(about.map(({ type }) => type).slice(-2)).toEqual([
      'charge.expired',
      'payment_intent.canceled',
    ]);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    expect(events[0]?.request).toEqual({ id: null, idempotency_key: null });
  });
});
