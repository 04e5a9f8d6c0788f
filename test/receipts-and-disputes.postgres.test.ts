// What remains of a payment: its receipt, the disputes that it may lead to, and the events of both.
import { type Dispute, money, type Payment } from 'billhook';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import {
  cardMethod,
  type EmulatedBillhook,
  missionCards,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';

let app: EmulatedBillhook;
beforeEach(async () => {
  app = await startEmulatedBillhook();
});
afterEach(async () => app.close());

const user = { id: 'user_1' };
const disputed = '4000000000000259';

async function paid(card: string): Promise<Payment> {
  const { payments } = app.billhook;
  const amount = money('20.00', 'usd');
  const { id } = await payments.create({ user, amount, reference: 'order_1' });
  const paymentMethod = await cardMethod(app.billhook, card);
  return payments.confirm(id, { paymentMethod, returnUrl: 'https://app.example/thanks' });
}

/** Takes in the events and says of which types the handlers saw them, with user and reference. */
async function heard(
  ...types: ('charge.dispute.created' | 'charge.refunded' | 'refund.created')[]
) {
  const seen: { type: string; user: string | undefined; reference: string | null }[] = [];
  for (const type of types) {
    app.billhook.on(type, ({ event, user: whose, reference }) => {
      seen.push({ type: event.type, user: whose?.id, reference });
    });
  }
  await app.billhook.start();
  await app.billhook.reconcile();
  await vi.waitFor(() => expect(seen).toHaveLength(types.length), 10_000);
  return seen;
}

describe('the receipt', () => {
  test('says what was paid, how, and what was given back', async () => {
    const { id } = await paid(missionCards.succeeds);
    const receipt = await app.billhook.receipts.get(id);
    expect(receipt).toMatchObject({
      payment: id,
      reference: 'order_1',
      amount: { amount: 2_000, currency: 'usd' },
      refunded: { amount: 0 },
      method: { type: 'card', brand: 'visa', last4: '4242' },
      url: expect.stringMatching(/^http/),
      refunds: [],
    });
    expect(receipt?.paidAt).toBeInstanceOf(Date);
    const refund = await app.billhook.refunds.create({ payment: id, amount: money('5.00', 'usd') });
    expect(await app.billhook.receipts.get(id)).toMatchObject({
      amount: { amount: 2_000 },
      refunded: { amount: 500 },
      refunds: [{ id: refund.id, status: 'succeeded' }],
    });
  });

  test('is not there before anything was paid', async () => {
    const { id } = await paid(missionCards.declined);
    expect(await app.billhook.receipts.get(id)).toBeNull();
  });
});

/** A dispute that the bank has opened. */
async function opened(): Promise<Dispute> {
  const { id } = await paid(disputed);
  app.emulator.clock.advanceMs(3_600_000);
  const { data } = await app.billhook.stripe.disputes.list({ payment_intent: id });
  return app.billhook.disputes.get(data[0]?.id ?? '');
}

describe('a dispute', () => {
  test('says who wants what back, why, and until when it can be answered', async () => {
    const dispute = await opened();
    expect(dispute).toMatchObject({
      payment: expect.stringMatching(/^pi_/),
      amount: { amount: 2_000, currency: 'usd' },
      status: 'needs_response',
      reason: 'fraudulent',
    });
    expect(dispute.evidenceDueBy?.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  test.each([
    ['winning_evidence', 'won'],
    ['losing_evidence', 'lost'],
  ])('is answered with %s, and %s', async (text, status) => {
    const { id } = await opened();
    await app.billhook.disputes.submitEvidence(id, { evidence: { uncategorized_text: text } });
    app.emulator.clock.advanceMs(30 * 24 * 3_600_000);
    expect((await app.billhook.disputes.get(id)).status).toBe(status);
  });

  test('keeps evidence that is not submitted yet', async () => {
    const { id } = await opened();
    const evidence = { product_description: 'Tea' };
    const kept = await app.billhook.disputes.submitEvidence(id, { evidence, submit: false });
    expect(kept).toMatchObject({ status: 'needs_response', dispute: { evidence } });
  });

  test('of a payment cannot be refunded as well: what Stripe says is passed on', async () => {
    const { payment } = await opened();
    const refund = app.billhook.refunds.create({ payment: payment ?? '' });
    await expect(refund).rejects.toMatchObject({ code: 'charge_disputed' });
  });

  test('leads back to the user and the order', async () => {
    await opened();
    expect(await heard('charge.dispute.created')).toEqual([
      { type: 'charge.dispute.created', user: 'user_1', reference: 'order_1' },
    ]);
  });
});

test('a refund that was made in the Dashboard leads back to the user and the order', async () => {
  const { id } = await paid(missionCards.succeeds);
  await app.billhook.stripe.refunds.create({ payment_intent: id });
  expect(await heard('refund.created')).toEqual([
    { type: 'refund.created', user: 'user_1', reference: 'order_1' },
  ]);
});

test('the events of a refund lead back to the user and the order', async () => {
  const { id } = await paid(missionCards.succeeds);
  await app.billhook.refunds.create({ payment: id });
  const seen = await heard('refund.created', 'charge.refunded');
  expect(seen.map(({ type }) => type).sort()).toEqual(['charge.refunded', 'refund.created']);
  for (const each of seen) expect(each).toMatchObject({ user: 'user_1', reference: 'order_1' });
});
