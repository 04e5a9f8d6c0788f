import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import { pageOf, PageVisitor, type PageAnswer } from '../../testing/page-visitor.ts';
import { createThingSession, type SessionMode } from '../../testing/thing-session.ts';

const succeeds = '4242424242424242';
const declined = '4000000000000002';
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

/** The types of the events of everything that happens in `work`, oldest first. */
async function eventsOf(work: () => Promise<unknown>): Promise<string[]> {
  const [before] = (await stripe.events.list({ limit: 1 })).data;
  await work();
  const { data } = await stripe.events.list({
    limit: 100,
    ...(before !== undefined && { ending_before: before.id }),
  });
  return data.map(({ type }): string => type).toReversed();
}

const pay = (id: string, number: string): Promise<PageAnswer> =>
  visitor.pay(id, { number, email: 'jenny@example.com' });

describe('what comes of a payment', () => {
  test('metadata goes to the payment intent and its charge', async () => {
    const { id } = await createSession('payment', {
      payment_intent_data: {
        metadata: { order: '7' },
        description: 'Order 7',
        shipping: { name: 'Jenny Rosen', address: { line1: '510 Townsend St', country: 'US' } },
      },
    });
    await pay(id, succeeds);
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge'],
    });
    expect(session.payment_intent).toMatchObject({
      amount: 2_000,
      description: 'Order 7',
      metadata: { order: '7' },
      shipping: { name: 'Jenny Rosen', address: { line1: '510 Townsend St' } },
      latest_charge: {
        metadata: { order: '7' },
        billing_details: { email: 'jenny@example.com' },
      },
    });
  });

  test('a guest leaves no customer, unless one is asked for', async () => {
    const guest = await createSession('payment');
    await pay(guest.id, succeeds);
    expect((await stripe.checkout.sessions.retrieve(guest.id)).customer).toBeNull();
    const known = await createSession('payment', { customer_creation: 'always' });
    await pay(known.id, succeeds);
    const session = await stripe.checkout.sessions.retrieve(known.id, { expand: ['customer'] });
    expect(session.customer).toMatchObject({
      email: 'jenny@example.com',
      name: 'Jenny Rosen',
      address: { country: 'US', postal_code: '94107' },
    });
  });

  test('declined cards make no second customer', async () => {
    const { id } = await createSession('subscription', { customer_email: 'once@example.com' });
    await pay(id, declined);
    await pay(id, succeeds);
    const { data } = await stripe.customers.list({ email: 'once@example.com' });
    expect(data).toHaveLength(1);
    expect((await stripe.checkout.sessions.retrieve(id)).customer).toBe(data[0]?.id);
  });

  test('a customer without an e-mail address gets the one that was typed', async () => {
    const customer = await stripe.customers.create({});
    const { id } = await createSession('payment', { customer: customer.id });
    await pay(id, succeeds);
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
      email: 'jenny@example.com',
    });
  });

  test('a customer who was deleted meanwhile pays nothing', async () => {
    const customer = await stripe.customers.create({ email: 'gone@example.com' });
    const { id } = await createSession('payment', { customer: customer.id });
    await stripe.customers.del(customer.id);
    expect(await pay(id, succeeds)).toMatchObject({
      ok: false,
      status: 400,
      error: { code: 'resource_missing', param: 'customer' },
    });
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open');
  });

  test('with setup_future_usage the card stays with the customer', async () => {
    const customer = await stripe.customers.create({ email: 'keeps@example.com' });
    const { id } = await createSession('payment', {
      customer: customer.id,
      payment_intent_data: { setup_future_usage: 'off_session' },
    });
    await pay(id, succeeds);
    const { data } = await stripe.customers.listPaymentMethods(customer.id);
    expect(data).toHaveLength(1);
  });

  test('what is only authorized is complete and unpaid', async () => {
    const { id } = await createSession('payment', {
      payment_intent_data: { capture_method: 'manual' },
    });
    const page = pageOf(await pay(id, succeeds));
    expect(page).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'requires_capture' },
    });
  });

  test('where nothing is to pay, no card is needed', async () => {
    const { id } = await createSession('payment', {
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'usd', unit_amount: 0, product_data: { name: 'Gift' } },
        },
      ],
    });
    const page = pageOf(await visitor.confirm(id, { email: 'jenny@example.com' }));
    expect(page).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
  });
});

describe('events', () => {
  test('of a payment by a guest', async () => {
    const { id } = await createSession('payment');
    expect(await eventsOf(() => pay(id, succeeds))).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.updated',
    ]);
  });

  test('of a declined payment', async () => {
    const { id } = await createSession('payment');
    expect(await eventsOf(() => pay(id, declined))).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
    ]);
  });

  test('of a subscription', async () => {
    const customer = await stripe.customers.create({ email: 'subscribes@example.com' });
    const { id } = await createSession('subscription', { customer: customer.id });
    expect(await eventsOf(() => pay(id, succeeds))).toEqual([
      'payment_intent.created',
      'payment_method.attached',
      'charge.succeeded',
      'payment_intent.succeeded',
      'customer.updated',
      'checkout.session.completed',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
      'invoice_payment.paid',
      'charge.updated',
    ]);
  });

  test('of a subscription after 3D Secure come when the challenge is passed', async () => {
    const { id } = await createSession('subscription');
    let intent = '';
    const before = await eventsOf(async () => {
      intent = pageOf(await pay(id, threeDSecure)).payment_intent?.id ?? '';
    });
    expect(before).toEqual([
      'customer.created',
      'payment_intent.created',
      'payment_intent.requires_action',
    ]);
    const after = await eventsOf(() => visitor.answerChallenge(intent, 'complete'));
    expect(after).toContain('checkout.session.completed');
    expect(after).toContain('customer.subscription.created');
  });

  test('the session in the event is complete, and refers to all that came of it', async () => {
    const { id } = await createSession('subscription');
    await pay(id, succeeds);
    const [event] = (await stripe.events.list({ type: 'checkout.session.completed', limit: 1 }))
      .data;
    expect(event?.data.object).toMatchObject({
      id,
      status: 'complete',
      payment_status: 'paid',
      payment_intent: null,
      customer: expect.stringMatching(/^cus_/),
      subscription: expect.stringMatching(/^sub_/),
      invoice: expect.stringMatching(/^in_/),
    });
  });
});
