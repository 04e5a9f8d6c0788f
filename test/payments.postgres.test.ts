// Payments that a customer makes on a page of the app's own, with each of the cards that matter: the library by the
// official SDK against the emulator.
import { money, type Payment } from 'billhook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  answerBank,
  cardMethod,
  type EmulatedBillhook,
  missionCards,
  startEmulatedBillhook,
} from './support/emulated-billhook.ts';

let app: EmulatedBillhook;
beforeAll(async () => {
  app = await startEmulatedBillhook();
});
afterAll(async () => app.close());

const user = { id: 'user_1', email: 'ada@example.com' };
const amount = money('20.00', 'usd');
const returnUrl = 'https://app.example/thanks';
let orders = 0;
const nextOrder = (): string => `order_${(orders += 1)}`;

/** Begins a payment and pays it with the card, as the browser does. */
async function pay(card: string, more: { readonly captureMethod?: 'manual' } = {}) {
  const { billhook } = app;
  const begun = await billhook.payments.create({ user, amount, reference: nextOrder(), ...more });
  const paymentMethod = await cardMethod(billhook, card);
  return billhook.payments.confirm(begun.id, { paymentMethod, returnUrl });
}

/** The bank's page for a payment that waits for it. */
function bankOf(payment: Payment): string {
  const { outcome } = payment;
  const url =
    outcome.status === 'requires_action' ? outcome.nextAction?.redirect_to_url?.url : undefined;
  if (typeof url !== 'string') throw new Error(`It does not wait for a bank: ${outcome.status}.`);
  return url;
}

test('a payment begins with a client secret, for the one customer of the user, linked to both', async () => {
  const { billhook } = app;
  const payment = await billhook.payments.create({
    user,
    amount,
    reference: 'linked',
    metadata: { gift: 'yes' },
    receiptEmail: 'ada@example.com',
    setupFutureUsage: 'off_session',
    statementDescriptorSuffix: 'TEA',
  });
  expect(payment).toMatchObject({
    id: expect.stringMatching(/^pi_/),
    amount: { amount: 2000, currency: 'usd' },
    received: { amount: 0 },
    reference: 'linked',
    clientSecret: expect.stringMatching(/^pi_\w+_secret_/),
    outcome: { status: 'requires_payment_method', clientSecret: payment.clientSecret },
  });
  expect(payment.intent).toMatchObject({
    customer: await billhook.customers.ensure(user),
    metadata: { gift: 'yes', billhook_user: 'user_1', billhook_reference: 'linked' },
    receipt_email: 'ada@example.com',
    setup_future_usage: 'off_session',
    statement_descriptor_suffix: 'TEA',
  });
});

test('what cannot be charged is refused before Stripe is asked', async () => {
  const tooLittle = app.billhook.payments.create({ user, amount: money(49, 'usd') });
  await expect(tooLittle).rejects.toMatchObject({ code: 'amount_too_small' });
});

describe('paid at once', () => {
  test('4242: succeeds', async () => {
    const payment = await pay(missionCards.succeeds);
    expect(payment.outcome).toEqual({ status: 'succeeded' });
    expect(payment.received).toEqual(amount);
  });

  test('0002: is declined, in words for the customer and codes for the app', async () => {
    const { outcome, clientSecret } = await pay(missionCards.declined);
    expect(outcome).toMatchObject({
      status: 'declined',
      code: 'card_declined',
      declineCode: 'generic_decline',
      message: expect.stringContaining('declined'),
      clientSecret,
    });
  });

  test('9995: is declined for want of money, in the language of the customer', async () => {
    const { id, outcome } = await pay(missionCards.insufficientFunds);
    expect(outcome).toMatchObject({ declineCode: 'insufficient_funds', retryable: true });
    const german = await app.billhook.payments.get(id, { locale: 'de-AT' });
    expect(german.outcome).toMatchObject({
      message: expect.stringMatching(/Guthaben|gedeckt|Deckung|Konto/),
    });
  });

  test('3155: waits for the bank, and succeeds when the customer confirms', async () => {
    const waiting = await pay(missionCards.asksTheBank);
    await answerBank(bankOf(waiting), 'complete');
    expect((await app.billhook.payments.get(waiting.id)).outcome).toEqual({ status: 'succeeded' });
  });

  test('3155: is declined when they fail, and another card pays the same payment', async () => {
    const waiting = await pay(missionCards.asksTheBank);
    await answerBank(bankOf(waiting), 'fail');
    const failed = await app.billhook.payments.get(waiting.id);
    expect(failed.outcome).toMatchObject({ status: 'declined', advice: 'authenticate' });
    const paymentMethod = await cardMethod(app.billhook, missionCards.succeeds);
    const paid = await app.billhook.payments.confirm(waiting.id, { paymentMethod, returnUrl });
    expect(paid.outcome).toEqual({ status: 'succeeded' });
  });
});

describe('held first', () => {
  const manual = { captureMethod: 'manual' } as const;

  test('4242: is held, and captured as a whole', async () => {
    const held = await pay(missionCards.succeeds, manual);
    expect(held.outcome).toEqual({ status: 'requires_capture' });
    expect(held.received.amount).toBe(0);
    const captured = await app.billhook.payments.capture(held.id);
    expect(captured).toMatchObject({ outcome: { status: 'succeeded' }, received: amount });
  });

  test('a part is captured; asking again for that part changes nothing, for more is refused', async () => {
    const held = await pay(missionCards.succeeds, manual);
    const part = money('5.00', 'usd');
    const captured = await app.billhook.payments.capture(held.id, { amount: part });
    expect(captured.received).toEqual(part);
    expect((await app.billhook.payments.capture(held.id, { amount: part })).received).toEqual(part);
    await expect(app.billhook.payments.capture(held.id, { amount })).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  test('an amount in another currency is refused', async () => {
    const held = await pay(missionCards.succeeds, manual);
    const capture = app.billhook.payments.capture(held.id, { amount: money('5.00', 'eur') });
    await expect(capture).rejects.toMatchObject({ code: 'currency_mismatch' });
  });

  test('a held payment is canceled, as often as one likes', async () => {
    const held = await pay(missionCards.succeeds, manual);
    const reason = 'requested_by_customer';
    const canceled = await app.billhook.payments.cancel(held.id, { reason });
    expect(canceled.outcome).toEqual({ status: 'canceled', reason });
    expect((await app.billhook.payments.cancel(held.id)).outcome.status).toBe('canceled');
  });

  test('3155: is held when the customer has confirmed', async () => {
    const waiting = await pay(missionCards.asksTheBank, manual);
    await answerBank(bankOf(waiting), 'complete');
    const held = await app.billhook.payments.get(waiting.id);
    expect(held.outcome).toEqual({ status: 'requires_capture' });
  });

  test.each([missionCards.declined, missionCards.insufficientFunds])(
    '%s: is declined',
    async (card) => {
      expect((await pay(card, manual)).outcome.status).toBe('declined');
    },
  );
});

async function again(reference: string): Promise<Payment> {
  return app.billhook.payments.create({ user, amount, reference });
}

describe('asked for again', () => {
  test('the same reference and parameters are one payment, as it stands now', async () => {
    const reference = nextOrder();
    const first = await again(reference);
    expect((await again(reference)).id).toBe(first.id);
    const paymentMethod = await cardMethod(app.billhook, missionCards.succeeds);
    await app.billhook.payments.confirm(first.id, { paymentMethod, returnUrl });
    expect(await again(reference)).toMatchObject({
      id: first.id,
      outcome: { status: 'succeeded' },
    });
  });

  test('another amount is another payment; both are found by the reference, the newest first', async () => {
    const reference = nextOrder();
    const first = await again(reference);
    const dearer = { user, amount: money('30.00', 'usd'), reference };
    const second = await app.billhook.payments.create(dearer);
    expect(second.id).not.toBe(first.id);
    const found = await app.billhook.payments.forReference(reference);
    expect(found.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await app.billhook.payments.forReference('nobody')).toEqual([]);
  });

  test('one that was canceled gives way to a new one', async () => {
    const reference = nextOrder();
    const first = await again(reference);
    await app.billhook.payments.cancel(first.id);
    const second = await again(reference);
    expect(second.id).not.toBe(first.id);
    expect((await again(reference)).id).toBe(second.id);
  });

  test('a key of the app’s own is one payment, and refuses other parameters', async () => {
    const idempotencyKey = 'cart_7';
    const first = await app.billhook.payments.create({ user, amount, idempotencyKey });
    expect((await app.billhook.payments.create({ user, amount, idempotencyKey })).id).toBe(
      first.id,
    );
    const other = app.billhook.payments.create({ user, amount: money(999, 'usd'), idempotencyKey });
    await expect(other).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  test('without either, every call is a payment', async () => {
    const one = await app.billhook.payments.create({ user, amount });
    expect((await app.billhook.payments.create({ user, amount })).id).not.toBe(one.id);
  });

  test('a payment that is paid stays so when it is confirmed once more', async () => {
    const paid = await pay(missionCards.succeeds);
    expect((await app.billhook.payments.confirm(paid.id)).outcome).toEqual({ status: 'succeeded' });
  });
});
