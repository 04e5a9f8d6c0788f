import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import type { PaymentPage } from './object.ts';
import { errorOf, pageOf, PageVisitor, type PageAnswer } from '../../testing/page-visitor.ts';
import { createThingSession, type SessionMode } from '../../testing/thing-session.ts';

const succeeds = '4242424242424242';
const declined = '4000000000000002';
const insufficientFunds = '4000000000009995';
const threeDSecure = '4000002500003155';

let emulator: Emulator;
let url: string;
let stripe: Stripe;
let visitor: PageVisitor;

beforeAll(async () => {
  emulator = createEmulator();
  url = await emulator.listen();
  const { hostname, port } = new URL(url);
  stripe = new Stripe('sk_test_emulator', { host: hostname, port, protocol: 'http' });
  visitor = new PageVisitor(url);
});

afterAll(() => emulator.close());

const createSession = (
  mode: SessionMode,
  params?: Stripe.Checkout.SessionCreateParams,
): Promise<Stripe.Checkout.Session> => createThingSession(stripe, mode, params);

const pay = (id: string, number: string): Promise<PageAnswer> =>
  visitor.pay(id, { number, email: 'jenny@example.com' });

describe('the page', () => {
  test('tells what is bought, by either of its ids', async () => {
    const session = await createSession('subscription', { customer_email: 'jenny@example.com' });
    const page = pageOf(await visitor.load(session.id));
    expect(page).toMatchObject({
      object: 'payment_page',
      session_id: session.id,
      mode: 'subscription',
      status: 'open',
      payment_status: 'unpaid',
      currency: 'usd',
      amount_total: 2_000,
      amount_subtotal: 2_000,
      customer_email: 'jenny@example.com',
      email_locked: true,
      success_url: `https://shop.example/paid?session=${session.id}`,
      cancel_url: 'https://shop.example/cart',
      payment_intent: null,
    });
    expect(page.line_items).toEqual([
      {
        id: expect.stringMatching(/^li_/),
        name: 'Thing',
        description: 'A fine thing',
        image: null,
        quantity: 1,
        amount_total: 2_000,
        unit_amount: 2_000,
        recurring: { interval: 'month', interval_count: 1 },
      },
    ]);
    expect(page.merchant.display_name).not.toBe('');
    expect(page.id).toMatch(/^ppage_/);
    expect(pageOf(await visitor.load(page.id))).toEqual(page);
  });

  test('of an unknown session is missing', async () => {
    expect(errorOf(await visitor.load('cs_test_1'))).toMatchObject({ status: 404 });
    expect(errorOf(await visitor.load('ppage_1'))).toMatchObject({ status: 404 });
  });
});

describe.each<SessionMode>(['payment', 'subscription'])('in %s mode', (mode) => {
  test('4242… succeeds', async () => {
    const { id } = await createSession(mode, { metadata: { order: '7' } });
    const page = pageOf(await pay(id, succeeds));
    expect(page).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(page.payment_intent).toMatchObject({ status: 'succeeded', next_action_url: null });
    const session = await stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      metadata: { order: '7' },
      customer_details: {
        email: 'jenny@example.com',
        name: 'Jenny Rosen',
        address: { country: 'US', postal_code: '94107' },
      },
    });
  });

  test.each([
    [declined, 'generic_decline', 'Your card was declined.'],
    [insufficientFunds, 'insufficient_funds', 'Your card has insufficient funds.'],
  ])('%s is declined, and another card is taken afterwards', async (number, code, message) => {
    const { id } = await createSession(mode);
    const error = errorOf(await pay(id, number));
    expect(error).toMatchObject({
      status: 402,
      type: 'card_error',
      code: 'card_declined',
      decline_code: code,
      message,
    });
    const afterwards = pageOf(await visitor.load(id));
    expect(afterwards).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(afterwards.payment_intent).toMatchObject({
      id: error.payment_intent?.id,
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: code, message },
    });
    const retried = pageOf(await pay(id, succeeds));
    expect(retried.status).toBe('complete');
    expect(retried.payment_intent?.id).toBe(afterwards.payment_intent?.id);
  });

  test('…3155 asks for 3D Secure, and completes when it is passed', async () => {
    const { id } = await createSession(mode);
    const page = pageOf(await pay(id, threeDSecure));
    expect(page).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } });
    expect(page.payment_intent?.next_action_url).toContain(
      `${url}/3d_secure/${page.payment_intent?.id}`,
    );
    await visitor.answerChallenge(page.payment_intent?.id ?? '', 'complete');
    expect(pageOf(await visitor.load(id))).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
  });

  test('a failed 3D Secure challenge leaves the session open', async () => {
    const { id } = await createSession(mode);
    const intent = pageOf(await pay(id, threeDSecure)).payment_intent?.id ?? '';
    await visitor.answerChallenge(intent, 'fail');
    expect(pageOf(await visitor.load(id))).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'payment_intent_authentication_failure' },
      },
    });
    expect(pageOf(await pay(id, succeeds)).status).toBe('complete');
  });

  test('a challenge that was left unanswered does not stand in the way of another card', async () => {
    const { id } = await createSession(mode);
    await pay(id, threeDSecure);
    expect(pageOf(await pay(id, succeeds)).status).toBe('complete');
  });

  test('two confirmations at once pay once', async () => {
    const { id } = await createSession(mode, { customer_email: 'twice@example.com' });
    const answers = await Promise.all([pay(id, succeeds), pay(id, succeeds)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: 'checkout_not_active_session' } });
    const completions = await stripe.events.list({ type: 'checkout.session.completed' });
    expect(
      completions.data.filter(({ data }) => 'id' in data.object && data.object.id === id),
    ).toHaveLength(1);
  });
});

describe('refusals', () => {
  test('another total than was shown', async () => {
    const { id } = await createSession('payment');
    const answer = await visitor.pay(id, {
      number: succeeds,
      email: 'jenny@example.com',
      expectedAmount: 1_999,
    });
    expect(errorOf(answer)).toMatchObject({
      status: 400,
      code: 'checkout_amount_mismatch',
      param: 'expected_amount',
    });
    expect(pageOf(await visitor.load(id)).payment_intent).toBeNull();
  });

  test('a complete session, and an expired one', async () => {
    const complete = await createSession('payment');
    await pay(complete.id, succeeds);
    const expired = await createSession('payment');
    await stripe.checkout.sessions.expire(expired.id);
    for (const { id } of [complete, expired]) {
      expect(errorOf(await pay(id, succeeds))).toMatchObject({
        status: 400,
        code: 'checkout_not_active_session',
        message: 'This Checkout Session is no longer active.',
      });
    }
  });

  test('a challenge that is passed after the session has expired takes no money', async () => {
    const { id } = await createSession('payment');
    const intent = pageOf(await pay(id, threeDSecure)).payment_intent?.id ?? '';
    await stripe.checkout.sessions.expire(id);
    expect(await visitor.answerChallenge(intent, 'complete')).toBeGreaterThanOrEqual(400);
    const { status, amount_received } = await stripe.paymentIntents.retrieve(intent);
    expect({ status, amount_received }).toEqual({ status: 'canceled', amount_received: 0 });
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
  });

  test('nobody to send the receipt to', async () => {
    const { id } = await createSession('payment');
    expect(errorOf(await visitor.pay(id, { number: succeeds }))).toMatchObject({ param: 'email' });
    const mistyped = await visitor.pay(id, { number: succeeds, email: 'jenny' });
    expect(errorOf(mistyped)).toMatchObject({ code: 'email_invalid', param: 'email' });
  });

  test('no payment method, an unknown one, and a parameter that is none', async () => {
    const { id } = await createSession('payment', { customer_email: 'jenny@example.com' });
    expect(errorOf(await visitor.confirm(id, {}))).toMatchObject({ param: 'payment_method' });
    expect(errorOf(await visitor.confirm(id, { payment_method: 'pm_1' }))).toMatchObject({
      code: 'resource_missing',
      param: 'payment_method',
    });
    expect(errorOf(await visitor.confirm(id, { card: '1' }))).toMatchObject({
      code: 'parameter_unknown',
    });
  });
});

test('the page is used as the CLI of Stripe does: with a secret key, a token and ppage_…', async () => {
  const session = await createSession('payment');
  const headers = { Authorization: 'Bearer sk_test_emulator' };
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
    // Each of these answers is an object of the API with an id.
    return (await response.json()) as { id: string; status: string };
  };
  const page = await fetch(`${url}/v1/payment_pages/${session.id}`, { headers });
  const { id, amount_total } = (await page.json()) as PaymentPage;
  const method = await post('/v1/payment_methods', {
    type: 'card',
    'card[token]': 'tok_visa',
    'billing_details[email]': 'stripe@example.com',
  });
  const confirmed = await post(`/v1/payment_pages/${id}/confirm`, {
    payment_method: method.id,
    expected_amount: String(amount_total),
  });
  expect(confirmed).toMatchObject({ status: 'complete' });
});
