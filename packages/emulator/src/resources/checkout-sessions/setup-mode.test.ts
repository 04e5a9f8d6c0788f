import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { idOf } from '../../testing/emulated-stripe.ts';
import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';
import { errorOf, pageOf, PageVisitor } from '../../testing/page-visitor.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;
let visitor: PageVisitor;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
  visitor = new PageVisitor(payments.url);
});

afterAll(() => payments.close());

function saveCard(
  changes: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'usd',
    success_url: 'https://shop.example/saved?session={CHECKOUT_SESSION_ID}',
    ...changes,
  });
}

describe('a session that saves a card', () => {
  test('has a setup intent from the start, and nothing to pay', async () => {
    const customer = await payments.customer();
    const session = await saveCard({
      customer,
      setup_intent_data: { description: 'For later', metadata: { user: '7' } },
      expand: ['setup_intent'],
    });
    expect(session).toMatchObject({
      mode: 'setup',
      amount_total: null,
      currency: 'usd',
      payment_status: 'no_payment_required',
      payment_intent: null,
      status: 'open',
      setup_intent: {
        status: 'requires_payment_method',
        customer,
        description: 'For later',
        metadata: { user: '7' },
        usage: 'off_session',
      },
    });
  });

  test('is complete when the card is saved, which can then be charged', async () => {
    const customer = await payments.customer();
    const session = await saveCard({ customer });
    const events = await payments.eventsOf(async () => {
      const page = pageOf(await visitor.pay(session.id, { number: '4242424242424242' }));
      expect(page).toMatchObject({ status: 'complete', setup_intent: { status: 'succeeded' } });
    });
    expect(events.map(({ type }) => type)).toEqual([
      'payment_method.attached',
      'setup_intent.succeeded',
      'checkout.session.completed',
    ]);
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      url: null,
      customer_details: { email: 'jenny@example.com', address: { postal_code: '94107' } },
    });
    const { setup_intent: intent } = done;
    if (intent === null || typeof intent === 'string') throw new Error('It was not expanded');
    const card = idOf(intent.payment_method);
    const paid = await payments.pay(card, { customer, off_session: true });
    expect(paid.status).toBe('succeeded');
  });

  test('makes a customer when it is to', async () => {
    const session = await saveCard({ customer_creation: 'always' });
    await visitor.pay(session.id, { number: '4242424242424242', email: 'jack@example.com' });
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['customer', 'setup_intent.payment_method'],
    });
    expect(done).toMatchObject({
      customer: { email: 'jack@example.com' },
      setup_intent: { payment_method: { customer: idOf(done.customer) } },
    });
  });

  test('stays open when the card is declined, or the bank wants a challenge', async () => {
    const session = await saveCard({ customer: await payments.customer() });
    const refused = errorOf(await visitor.pay(session.id, { number: '4000000000000002' }));
    expect(refused).toMatchObject({ status: 402, code: 'card_declined' });
    const page = pageOf(await visitor.pay(session.id, { number: '4000002500003155' }));
    const intent = page.setup_intent;
    if (intent === null) throw new Error('The page has no setup intent');
    expect(page.status).toBe('open');
    expect(intent.next_action_url).toContain(`/3d_secure/${intent.id}`);
    await payments.answerChallenge({ id: intent.id }, 'fail');
    expect(pageOf(await visitor.load(session.id)).setup_intent).toMatchObject({
      next_action_url: null,
      last_payment_error: { code: 'setup_intent_authentication_failure' },
    });
    await visitor.pay(session.id, { number: '4000002500003155' });
    await payments.answerChallenge({ id: intent.id }, 'complete');
    expect(pageOf(await visitor.load(session.id)).status).toBe('complete');
  });

  test('expires with its setup intent', async () => {
    const session = await saveCard();
    const events = await payments.eventsOf(() => stripe.checkout.sessions.expire(session.id));
    expect(events.map(({ type }) => type)).toEqual([
      'checkout.session.expired',
      'setup_intent.canceled',
    ]);
  });

  test('is refused without a currency, or with something to buy', async () => {
    const url = 'https://shop.example/saved';
    const noCurrency = stripe.checkout.sessions.create({ mode: 'setup', success_url: url });
    expect(await refusal(noCurrency)).toMatchObject({
      code: 'parameter_missing',
      param: 'currency',
    });
    const buying = saveCard({ line_items: [{ price: 'price_1', quantity: 1 }] });
    expect((await refusal(buying)).message).toBe('You can not pass `line_items` in `setup` mode.');
  });
});
