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

function types(events: readonly Stripe.Event[]): string[] {
  return events.map(({ type }) => type);
}

/** A payment of $20.00 by a card that is disputed; gives its charge and its newest dispute. */
async function disputed(
  card = 'pm_card_createDispute',
): Promise<{ charge: string; dispute: Stripe.Dispute }> {
  const charge = idOf((await payments.pay(card)).latest_charge);
  const [dispute] = (await stripe.disputes.list({ charge })).data;
  if (dispute === undefined) throw new Error('The charge was not disputed');
  return { charge, dispute };
}

function submit(id: string, text: string): Promise<Stripe.Dispute> {
  return stripe.disputes.update(id, { evidence: { uncategorized_text: text } });
}

/** The events of the seconds in which the bank decides. */
function bankDecides(): Promise<Stripe.Event[]> {
  return payments.eventsOf(() => {
    payments.emulator.clock.advanceMs(6_000);
    return Promise.resolve();
  });
}

describe('a disputed payment', () => {
  test('succeeds, and is disputed at once: the money is gone, and the fee', async () => {
    let intent: Stripe.PaymentIntent | undefined;
    const events = await payments.eventsOf(async () => {
      intent = await payments.pay('pm_card_createDispute');
    });
    expect(intent?.status).toBe('succeeded');
    expect(types(events)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'payment_intent.succeeded',
      'charge.updated',
    ]);
    const charge = idOf(intent?.latest_charge ?? null);
    expect(events[2]?.data.object).toMatchObject({
      object: 'dispute',
      amount: 2_000,
      currency: 'usd',
      charge,
      payment_intent: intent?.id,
      reason: 'fraudulent',
      status: 'needs_response',
      is_charge_refundable: false,
      evidence: { uncategorized_text: null, enhanced_evidence: {} },
      evidence_details: { has_evidence: false, past_due: false, submission_count: 0 },
      payment_method_details: {
        type: 'card',
        card: { brand: 'visa', case_type: 'chargeback', network_reason_code: '10.4' },
      },
      balance_transactions: [
        {
          type: 'adjustment',
          reporting_category: 'dispute',
          amount: -2_000,
          fee: 1_500,
          net: -3_500,
          description: `Chargeback withdrawal for ${charge}`,
        },
      ],
    });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true, paid: true });
    expect(await refusal(stripe.refunds.create({ charge }))).toMatchObject({
      code: 'charge_disputed',
      message: `Charge ${charge} has been charged back; cannot issue a refund.`,
    });
  });

  test('that is captured later is disputed when it is captured', async () => {
    const held = await payments.pay('pm_card_createDispute', { capture_method: 'manual' });
    const charge = idOf(held.latest_charge);
    expect((await stripe.disputes.list({ charge })).data).toEqual([]);
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1_500 });
    const [dispute] = (await stripe.disputes.list({ charge })).data;
    expect(dispute?.amount).toBe(1_500);
  });

  test.each([
    ['pm_card_createDisputeProductNotReceived', 'product_not_received', '13.1'],
    ['pm_card_createDispute', 'fraudulent', '10.4'],
  ])('by %s has its reason', async (card, reason, code) => {
    const { dispute } = await disputed(card);
    expect(dispute).toMatchObject({ reason, network_reason_code: code });
  });

  test('can be disputed several times, over what it brought in', async () => {
    const charge = idOf((await payments.pay('pm_card_createMultipleDisputes')).latest_charge);
    const { data } = await stripe.disputes.list({ charge });
    expect(data).toHaveLength(2);
    expect(data.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_000);
  });
});

describe('evidence', () => {
  test('goes to the bank, which decides for the merchant', async () => {
    const { charge, dispute } = await disputed();
    const submitted = await payments.eventsOf(async () => {
      const updated = await submit(dispute.id, 'winning_evidence');
      expect(updated).toMatchObject({
        status: 'under_review',
        evidence_details: { has_evidence: true, submission_count: 1, submission_method: 'manual' },
      });
    });
    expect(types(submitted)).toEqual(['charge.dispute.updated']);
    expect(submitted[0]?.data.previous_attributes).toMatchObject({ status: 'needs_response' });
    const decided = await bankDecides();
    expect(types(decided)).toEqual(['charge.dispute.funds_reinstated', 'charge.dispute.closed']);
    const won = await stripe.disputes.retrieve(dispute.id);
    expect(won).toMatchObject({ status: 'won', is_charge_refundable: true });
    expect(won.balance_transactions.map(({ amount, fee }) => [amount, fee])).toEqual([
      [-2_000, 1_500],
      [2_000, 0],
    ]);
    expect((await stripe.refunds.create({ charge })).status).toBe('succeeded');
  });

  test('or for the customer', async () => {
    const { charge, dispute } = await disputed();
    await submit(dispute.id, 'losing_evidence');
    expect(types(await bankDecides())).toEqual(['charge.dispute.closed']);
    const lost = await stripe.disputes.retrieve(dispute.id);
    expect(lost).toMatchObject({ status: 'lost', is_charge_refundable: false });
    expect(lost.balance_transactions).toHaveLength(1);
    expect((await refusal(stripe.refunds.create({ charge }))).code).toBe('charge_disputed');
    expect((await refusal(submit(dispute.id, 'winning_evidence'))).message).toBe(
      'This dispute is already closed',
    );
  });

  test('of other words is read without an end', async () => {
    const { dispute } = await disputed();
    await stripe.disputes.update(dispute.id, {
      evidence: { product_description: 'A ball of twine', customer_name: 'Jenny Rosen' },
      metadata: { ticket: '7' },
    });
    expect(types(await bankDecides())).toEqual([]);
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'under_review',
      evidence: { product_description: 'A ball of twine', customer_name: 'Jenny Rosen' },
      metadata: { ticket: '7' },
    });
  });

  test('can be gathered first, and submitted later', async () => {
    const { dispute } = await disputed();
    const staged = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: false,
    });
    expect(staged).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
    expect(types(await bankDecides())).toEqual([]);
    const submitted = await stripe.disputes.update(dispute.id, { submit: true });
    expect(submitted.status).toBe('under_review');
    await bankDecides();
    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('won');
  });

  test('that never comes loses the dispute', async () => {
    const { dispute } = await disputed();
    const dueBy = dispute.evidence_details.due_by ?? 0;
    expect((dueBy + 1) % 86_400).toBe(0);
    payments.emulator.clock.advanceMs(10 * 24 * 60 * 60 * 1000);
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true },
    });
  });
});

describe('closing', () => {
  test('gives the dispute up', async () => {
    const { dispute } = await disputed();
    const events = await payments.eventsOf(async () => {
      expect((await stripe.disputes.close(dispute.id)).status).toBe('lost');
    });
    expect(types(events)).toEqual(['charge.dispute.closed']);
    expect(await refusal(stripe.disputes.close(dispute.id))).toMatchObject({
      statusCode: 400,
      message: 'This dispute is already closed',
    });
  });
});

describe('an inquiry', () => {
  test('takes no money, and the payment can be given back', async () => {
    const { charge, dispute } = await disputed('pm_card_createDisputeInquiry');
    expect(dispute).toMatchObject({
      status: 'warning_needs_response',
      is_charge_refundable: true,
      balance_transactions: [],
      payment_method_details: { card: { case_type: 'inquiry' } },
    });
    expect((await stripe.refunds.create({ charge })).amount).toBe(2_000);
  });

  test('is closed on good evidence, without money moving', async () => {
    const { dispute } = await disputed('pm_card_createDisputeInquiry');
    expect((await submit(dispute.id, 'winning_evidence')).status).toBe('warning_under_review');
    expect(types(await bankDecides())).toEqual(['charge.dispute.closed']);
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'warning_closed',
      balance_transactions: [],
    });
  });

  test('can become a chargeback', async () => {
    const { dispute } = await disputed('pm_card_createDisputeInquiry');
    await submit(dispute.id, 'escalate_inquiry_evidence');
    expect(types(await bankDecides())).toEqual([
      'charge.dispute.updated',
      'charge.dispute.funds_withdrawn',
    ]);
    const escalated = await stripe.disputes.retrieve(dispute.id);
    expect(escalated).toMatchObject({
      status: 'needs_response',
      is_charge_refundable: false,
      payment_method_details: { card: { case_type: 'chargeback' } },
    });
    expect(escalated.balance_transactions).toHaveLength(1);
    await submit(dispute.id, 'winning_evidence');
    await bankDecides();
    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('won');
  });
});

test('lists are by charge and payment intent, and an unknown dispute is missing', async () => {
  const { dispute } = await disputed();
  const byIntent = await stripe.disputes.list({ payment_intent: idOf(dispute.payment_intent) });
  expect(byIntent.data.map(({ id }) => id)).toEqual([dispute.id]);
  const expanded = await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] });
  expect(expanded.charge).toMatchObject({ object: 'charge', disputed: true });
  expect(await refusal(stripe.disputes.retrieve('du_none'))).toMatchObject({
    statusCode: 404,
    message: "No such dispute: 'du_none'",
  });
});
