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

/** A payment of $20.00; gives the ids of its intent and its charge. */
async function paid(
  paymentMethod = 'pm_card_visa',
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<{ intent: string; charge: string }> {
  const { id, latest_charge: charge } = await payments.pay(paymentMethod, more);
  return { intent: id, charge: idOf(charge) };
}

function types(events: readonly Stripe.Event[]): string[] {
  return events.map(({ type }) => type);
}

describe('giving money back', () => {
  test('all of it, by the payment intent', async () => {
    const { intent, charge } = await paid('pm_card_visa', { description: 'Twine' });
    let refund: Stripe.Refund | undefined;
    const events = await payments.eventsOf(async () => {
      refund = await stripe.refunds.create({
        payment_intent: intent,
        reason: 'requested_by_customer',
        metadata: { ticket: '7' },
        expand: ['balance_transaction'],
      });
    });
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 2_000,
      charge,
      currency: 'usd',
      payment_intent: intent,
      reason: 'requested_by_customer',
      status: 'succeeded',
      metadata: { ticket: '7' },
      receipt_number: null,
      destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } },
      balance_transaction: {
        type: 'refund',
        reporting_category: 'refund',
        amount: -2_000,
        fee: 0,
        fee_details: [],
        net: -2_000,
        source: refund?.id,
        description: 'REFUND FOR CHARGE (Twine)',
      },
    });
    expect(types(events)).toEqual(['refund.created', 'charge.refunded']);
    expect(events[1]?.data).toMatchObject({
      object: { id: charge, amount_refunded: 2_000, refunded: true, status: 'succeeded' },
      previous_attributes: { amount_refunded: 0, refunded: false },
    });
  });

  test('in parts, by the charge, up to what is left', async () => {
    const { charge } = await paid();
    const first = await stripe.refunds.create({ charge, amount: 500 });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 500,
      refunded: false,
    });
    const second = await stripe.refunds.create({ charge, amount: 700 });
    expect(await refusal(stripe.refunds.create({ charge, amount: 801 }))).toMatchObject({
      statusCode: 400,
      rawType: 'invalid_request_error',
      param: 'amount',
      message: 'Refund amount ($8.01) is greater than unrefunded amount on charge ($8.00)',
    });
    const rest = await stripe.refunds.create({ charge });
    expect(rest.amount).toBe(800);
    const whole = await stripe.charges.retrieve(charge, { expand: ['refunds'] });
    expect(whole).toMatchObject({ amount_refunded: 2_000, refunded: true });
    expect(whole.refunds?.data.map(({ id }) => id)).toEqual([rest.id, second.id, first.id]);
    expect(await refusal(stripe.refunds.create({ charge }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
      message: `Charge ${charge} has already been refunded.`,
    });
  });

  test('of what was captured, when it was less than was held', async () => {
    const { intent, charge } = await paid('pm_card_visa', { capture_method: 'manual' });
    expect((await refusal(stripe.refunds.create({ charge }))).message).toMatch(
      /^This uncaptured Charge was created by a PaymentIntent/,
    );
    await stripe.paymentIntents.capture(intent, { amount_to_capture: 1_500 });
    expect((await stripe.refunds.create({ charge })).amount).toBe(1_500);
    expect((await stripe.charges.retrieve(charge)).refunded).toBe(true);
  });

  test('never more than was paid, however many ask at once', async () => {
    const { charge } = await paid();
    const asked = Array.from({ length: 30 }, (_, index) => 100 + index * 7);
    const answers = await Promise.allSettled(
      asked.map((amount) => stripe.refunds.create({ charge, amount })),
    );
    const given = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value.amount] : [],
    );
    const sum = given.reduce((total, amount) => total + amount, 0);
    expect(sum).toBeLessThanOrEqual(2_000);
    expect((await stripe.charges.retrieve(charge)).amount_refunded).toBe(sum);
  });
});

describe('a refund is refused', () => {
  test.each<[Stripe.RefundCreateParams, Partial<Stripe.errors.StripeError>]>([
    [{}, { statusCode: 400 }],
    [{ charge: 'ch_none' }, { statusCode: 404, code: 'resource_missing', param: 'id' }],
    [{ payment_intent: 'pi_none' }, { code: 'resource_missing', param: 'payment_intent' }],
  ])('for %o', async (parameters, error) => {
    expect(await refusal(stripe.refunds.create(parameters))).toMatchObject(error);
  });

  test('of nothing, and of less than nothing', async () => {
    const { charge } = await paid();
    for (const amount of [0, -1]) {
      expect(await refusal(stripe.refunds.create({ charge, amount }))).toMatchObject({
        code: 'parameter_invalid_integer',
        param: 'amount',
      });
    }
  });

  test('of a payment that was not made', async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 2_000, currency: 'usd' });
    expect((await refusal(stripe.refunds.create({ payment_intent: id }))).message).toBe(
      `This PaymentIntent (${id}) does not have a successful charge to refund.`,
    );
  });

  test('when it is to be canceled: the money is on its way', async () => {
    const { charge } = await paid();
    const { id } = await stripe.refunds.create({ charge });
    expect(await refusal(stripe.refunds.cancel(id))).toMatchObject({
      statusCode: 400,
      message: 'Canceling this refund is unsupported.',
    });
  });
});

function later(): Promise<Stripe.Event[]> {
  return payments.eventsOf(() => {
    payments.emulator.clock.advanceMs(6_000);
    return Promise.resolve();
  });
}

describe('what becomes of a refund later', () => {
  test('a pending one goes through', async () => {
    const { charge } = await paid('pm_card_pendingRefund');
    const refund = await stripe.refunds.create({ charge });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    // What is on its way can't be given back a second time.
    expect((await stripe.charges.retrieve(charge)).amount_refunded).toBe(2_000);
    const events = await later();
    expect(types(events)).toEqual(['refund.updated', 'charge.refund.updated']);
    expect(events[0]?.data).toMatchObject({
      object: { id: refund.id, status: 'succeeded' },
      previous_attributes: { status: 'pending', pending_reason: 'processing' },
    });
  });

  test('one fails after it had succeeded, and the money is there again', async () => {
    const { charge } = await paid('pm_card_refundFail');
    const refund = await stripe.refunds.create({ charge, amount: 1_200 });
    expect(refund.status).toBe('succeeded');
    const events = await later();
    expect(types(events)).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed']);
    expect(events[2]?.data.object).toMatchObject({
      id: refund.id,
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    const failed = await stripe.refunds.retrieve(refund.id, {
      expand: ['failure_balance_transaction'],
    });
    expect(failed.failure_balance_transaction).toMatchObject({
      type: 'refund_failure',
      amount: 1_200,
      source: refund.id,
    });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
  });
});

describe('reading and updating', () => {
  test('metadata can be changed, which is announced in both ways', async () => {
    const { charge } = await paid();
    const { id } = await stripe.refunds.create({ charge });
    const events = await payments.eventsOf(() =>
      stripe.refunds.update(id, { metadata: { ticket: '8' } }),
    );
    expect(types(events)).toEqual(['refund.updated', 'charge.refund.updated']);
    expect((await stripe.refunds.retrieve(id)).metadata).toEqual({ ticket: '8' });
  });

  test('lists are by charge and by payment intent, in pages', async () => {
    const { intent, charge } = await paid();
    const made: string[] = [];
    for (const amount of [100, 200, 300]) {
      made.unshift((await stripe.refunds.create({ charge, amount })).id);
    }
    const first = await stripe.refunds.list({ charge, limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2));
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const { id } of stripe.refunds.list({ payment_intent: intent, limit: 1 })) {
      all.push(id);
    }
    expect(all).toEqual(made);
    expect(await refusal(stripe.refunds.retrieve('re_none'))).toMatchObject({
      statusCode: 404,
      message: "No such refund: 're_none'",
    });
  });
});
