import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { PaymentsUnderTest, refusal } from '../../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
});

afterAll(() => payments.close());

const twentyDollars = { amount: 2_000, currency: 'usd' };

describe('creating', () => {
  test('an intent waits for a payment method', async () => {
    const customer = await payments.customer();
    const intent = await stripe.paymentIntents.create({
      amount: 2_000,
      currency: 'USD',
      customer,
      description: 'Order 7',
      metadata: { order: '7' },
      receipt_email: 'jenny@example.com',
      shipping: { name: 'Jenny Rosen', address: { line1: '1 Main St', country: 'US' } },
    });
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 2_000,
      amount_received: 0,
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
      capture_method: 'automatic_async',
      confirmation_method: 'automatic',
      currency: 'usd',
      customer,
      description: 'Order 7',
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      metadata: { order: '7' },
      payment_method: null,
      payment_method_types: ['card'],
      receipt_email: 'jenny@example.com',
      shipping: { name: 'Jenny Rosen', phone: null, address: { line1: '1 Main St', city: null } },
      status: 'requires_payment_method',
    });
    expect(intent.id).toMatch(/^pi_\w{24}$/);
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w{25}$`));
  });

  test('with a payment method it waits for confirmation', async () => {
    const intent = await stripe.paymentIntents.create({
      ...twentyDollars,
      payment_method: 'pm_card_visa',
    });
    expect(intent.status).toBe('requires_confirmation');
    expect(intent.payment_method).toMatch(/^pm_\w{24}$/);
  });

  test('allowed types replace those that are enabled for the account', async () => {
    const intent = await stripe.paymentIntents.create({
      ...twentyDollars,
      allowed_payment_method_types: ['card'],
    });
    expect(intent.automatic_payment_methods).toBeNull();
    expect(intent.payment_method_types).toEqual(['card']);
  });

  test.each([
    [{ amount: 49 }, 'amount_too_small', 'amount'],
    [{ amount: 100_000_000 }, 'amount_too_large', 'amount'],
    [{ amount: 0 }, 'parameter_invalid_integer', 'amount'],
    [{ currency: 'euro' }, undefined, 'currency'],
    [{ customer: 'cus_none' }, 'resource_missing', 'customer'],
    [{ payment_method: 'pm_none' }, 'resource_missing', 'payment_method'],
    [{ receipt_email: 'jenny' }, 'email_invalid', 'receipt_email'],
    [{ statement_descriptor_suffix: 'x'.repeat(23) }, undefined, 'statement_descriptor_suffix'],
  ])('%o is refused', async (wrong, code, param) => {
    const refused = await refusal(stripe.paymentIntents.create({ ...twentyDollars, ...wrong }));
    expect(refused).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error', param });
    expect(refused.code).toBe(code);
  });

  test('a confirmation token is for confirming', async () => {
    const refused = await refusal(
      stripe.paymentIntents.create({ ...twentyDollars, confirmation_token: 'ctoken_1' }),
    );
    expect(refused).toMatchObject({ statusCode: 400, param: 'confirmation_token' });
  });
});

describe('retrieving', () => {
  test('a browser needs the client secret', async () => {
    const { id, client_secret: secret } = await stripe.paymentIntents.create(twentyDollars);
    const browser = payments.sdk('pk_test_emulator');
    const read = await browser.paymentIntents.retrieve(id, { client_secret: secret ?? '' });
    expect(read.id).toBe(id);
    expect(await refusal(browser.paymentIntents.retrieve(id))).toMatchObject({
      statusCode: 400,
      code: 'parameter_missing',
      param: 'client_secret',
    });
    const guessed = { client_secret: `${id}_secret_guessed` };
    expect(await refusal(browser.paymentIntents.retrieve(id, guessed))).toMatchObject({
      statusCode: 400,
      param: 'client_secret',
    });
  });

  test('an unknown id is a 404 about `intent`', async () => {
    expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'intent',
      message: "No such payment_intent: 'pi_none'",
    });
    const secret = await refusal(stripe.paymentIntents.retrieve('pi_1_secret_2'));
    expect(secret.message).toMatch(/^You passed a string that looks like a client secret/);
  });

  test('the charge, its balance transaction and the customer can be expanded', async () => {
    const customer = await payments.customer();
    const { id } = await payments.pay('pm_card_visa', { customer });
    const intent = await stripe.paymentIntents.retrieve(id, {
      expand: ['latest_charge.balance_transaction', 'customer', 'payment_method'],
    });
    expect(intent).toMatchObject({
      customer: { id: customer, object: 'customer' },
      payment_method: { object: 'payment_method', card: { last4: '4242' } },
      latest_charge: {
        object: 'charge',
        payment_intent: id,
        balance_transaction: { object: 'balance_transaction', amount: 2_000, fee: 88, net: 1_912 },
      },
    });
  });
});

describe('updating', () => {
  test('changes what is named, unsets what is empty, and announces nothing', async () => {
    const { id } = await stripe.paymentIntents.create({
      ...twentyDollars,
      description: 'Order 7',
      metadata: { order: '7', colour: 'red' },
      setup_future_usage: 'off_session',
    });
    const events = await payments.eventsOf(async () => {
      const updated = await stripe.paymentIntents.update(id, {
        amount: 2_500,
        metadata: { colour: '', size: 'L' },
        setup_future_usage: '',
      });
      expect(updated).toMatchObject({
        amount: 2_500,
        currency: 'usd',
        description: 'Order 7',
        metadata: { order: '7', size: 'L' },
        payment_method_types: ['card'],
        setup_future_usage: null,
        status: 'requires_payment_method',
      });
    });
    expect(events).toEqual([]);
  });

  test('a payment method makes it wait for confirmation', async () => {
    const { id } = await stripe.paymentIntents.create(twentyDollars);
    const updated = await stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' });
    expect(updated.status).toBe('requires_confirmation');
  });

  test('after the payment, what was paid is fixed, and notes are not', async () => {
    const { id } = await payments.pay('pm_card_visa');
    expect(await refusal(stripe.paymentIntents.update(id, { amount: 3_000 }))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      param: 'amount',
      message:
        "This PaymentIntent's amount could not be updated because it has a status of succeeded. " +
        'You may only update the amount of a PaymentIntent with one of the following statuses: ' +
        'requires_payment_method, requires_confirmation, requires_action.',
      payment_intent: { id, status: 'succeeded' },
    });
    const noted = await stripe.paymentIntents.update(id, { metadata: { sent: 'yes' } });
    expect(noted.metadata).toEqual({ sent: 'yes' });
  });
});

describe('listing', () => {
  test('finds the intents of a customer, the newest first, in pages', async () => {
    const customer = await payments.customer();
    const ids: string[] = [];
    for (const amount of [1_000, 2_000, 3_000]) {
      const intent = await stripe.paymentIntents.create({ amount, currency: 'usd', customer });
      ids.unshift(intent.id);
    }
    const first = await stripe.paymentIntents.list({ customer, limit: 2 });
    expect(first.has_more).toBe(true);
    const second = await stripe.paymentIntents.list({
      customer,
      limit: 2,
      starting_after: ids[1] ?? '',
    });
    expect(second.has_more).toBe(false);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids);
  });

  test('an unknown customer is refused', async () => {
    expect(await refusal(stripe.paymentIntents.list({ customer: 'pi_1' }))).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      message: "No such customer: 'pi_1'",
    });
  });
});
