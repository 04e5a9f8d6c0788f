// Saving a card without a payment, with each of the cards that matter, and what it is good for afterwards.
import { money, type Setup } from 'billhook';
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

let users = 0;
const newUser = (): { id: string } => ({ id: `user_${(users += 1)}` });
const returnUrl = 'https://app.example/cards';

/** Enters the card, as the customer does in the browser; the setup as it stands then. */
async function enter(setup: Setup, card: string): Promise<Setup> {
  const { stripe } = app.billhook;
  const payment_method = await cardMethod(app.billhook, card);
  await stripe.setupIntents
    .confirm(setup.id, { payment_method, return_url: returnUrl })
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'setup_intent' in error)) throw error;
    });
  return app.billhook.setup.get(setup.id);
}

test('it begins with a client secret, for use while the customer is away', async () => {
  const user = newUser();
  const setup = await app.billhook.setup.create({ user, reference: 'save', metadata: { a: 'b' } });
  expect(setup).toMatchObject({
    id: expect.stringMatching(/^seti_/),
    clientSecret: expect.stringMatching(/^seti_\w+_secret_/),
    outcome: { status: 'requires_payment_method' },
    intent: {
      usage: 'off_session',
      customer: await app.billhook.customers.ensure(user),
      metadata: { a: 'b', billhook_user: user.id, billhook_reference: 'save' },
    },
  });
});

test('the same reference is the same setup, until it is canceled', async () => {
  const input = { user: newUser(), reference: 'again' };
  const first = await app.billhook.setup.create(input);
  expect((await app.billhook.setup.create(input)).id).toBe(first.id);
  await app.billhook.stripe.setupIntents.cancel(first.id);
  expect((await app.billhook.setup.create(input)).id).not.toBe(first.id);
});

describe('the card that is entered', () => {
  test('4242: is saved, and charged while the customer is away', async () => {
    const user = newUser();
    const saved = await enter(await app.billhook.setup.create({ user }), missionCards.succeeds);
    const [method] = await app.billhook.paymentMethods.list(user);
    expect(saved.outcome).toEqual({ status: 'succeeded', paymentMethod: method?.id });
    const charge = {
      amount: money('9.00', 'usd'),
      reference: 'may',
      paymentMethod: method?.id ?? '',
    };
    const payment = await app.billhook.payments.chargeSaved(user, charge);
    expect(payment.outcome).toEqual({ status: 'succeeded' });
  });

  test('3155: is saved when the bank was answered, and then charged without asking it again', async () => {
    const user = newUser();
    const waiting = await enter(
      await app.billhook.setup.create({ user }),
      missionCards.asksTheBank,
    );
    const { outcome } = waiting;
    if (outcome.status !== 'requires_action') throw new Error(`It is ${outcome.status}.`);
    await answerBank(outcome.nextAction?.redirect_to_url?.url ?? '', 'complete');
    const saved = await app.billhook.setup.get(waiting.id);
    if (saved.outcome.status !== 'succeeded') throw new Error(`It is ${saved.outcome.status}.`);
    const paymentMethod = saved.outcome.paymentMethod ?? '';
    const charge = { amount: money('9.00', 'usd'), reference: 'june', paymentMethod };
    const payment = await app.billhook.payments.chargeSaved(user, charge);
    expect(payment.outcome).toEqual({ status: 'succeeded' });
  });

  test('3155: is not saved when the customer fails at the bank', async () => {
    const user = newUser();
    const waiting = await enter(
      await app.billhook.setup.create({ user }),
      missionCards.asksTheBank,
    );
    const { outcome } = waiting;
    if (outcome.status !== 'requires_action') throw new Error(`It is ${outcome.status}.`);
    await answerBank(outcome.nextAction?.redirect_to_url?.url ?? '', 'fail');
    const failed = await app.billhook.setup.get(waiting.id);
    expect(failed.outcome).toMatchObject({ status: 'declined', advice: 'authenticate' });
    expect(await app.billhook.paymentMethods.list(user)).toEqual([]);
  });

  test.each([
    [missionCards.declined, 'generic_decline'],
    [missionCards.insufficientFunds, 'insufficient_funds'],
  ])('%s: is declined, in words for the customer', async (card, declineCode) => {
    const declined = await enter(await app.billhook.setup.create({ user: newUser() }), card);
    expect(declined.outcome).toMatchObject({
      status: 'declined',
      code: 'card_declined',
      declineCode,
      message: expect.stringMatching(/\w+/),
    });
  });
});
