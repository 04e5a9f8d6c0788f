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

const cardsOnly = { allowed_payment_method_types: ['card' as const] };

function types(events: readonly Stripe.Event[]): string[] {
  return events.map(({ type }) => type);
}

describe('creating', () => {
  test('an intent that waits for a payment method', async () => {
    let created: Stripe.SetupIntent | undefined;
    const customer = await payments.customer();
    const events = await payments.eventsOf(async () => {
      created = await stripe.setupIntents.create({
        customer,
        description: 'For later',
        metadata: { order: '7' },
      });
    });
    expect(types(events)).toEqual(['setup_intent.created']);
    expect(created).toMatchObject({
      object: 'setup_intent',
      status: 'requires_payment_method',
      usage: 'off_session',
      customer,
      description: 'For later',
      metadata: { order: '7' },
      mandate: null,
      payment_method: null,
      payment_method_types: ['card'],
      payment_method_options: {
        card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
      },
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
    });
    expect(created?.client_secret).toMatch(new RegExp(`^${created?.id}_secret_\\w{25}$`));
  });

  test('and confirming at once saves the card for the customer', async () => {
    const customer = await payments.customer();
    let intent: Stripe.SetupIntent | undefined;
    const events = await payments.eventsOf(async () => {
      intent = await stripe.setupIntents.create({
        ...cardsOnly,
        customer,
        confirm: true,
        payment_method: 'pm_card_visa',
        usage: 'on_session',
        expand: ['payment_method', 'latest_attempt'],
      });
    });
    expect(types(events)).toEqual([
      'setup_intent.created',
      'payment_method.attached',
      'setup_intent.succeeded',
    ]);
    expect(intent).toMatchObject({
      status: 'succeeded',
      usage: 'on_session',
      next_action: null,
      payment_method: { customer, card: { last4: '4242', checks: { cvc_check: 'pass' } } },
      latest_attempt: { object: 'setup_attempt', status: 'succeeded', setup_intent: intent?.id },
    });
  });
});

describe('confirming', () => {
  test('what was chosen before, or something else', async () => {
    const chosen = await stripe.setupIntents.create({
      ...cardsOnly,
      payment_method: 'pm_card_visa',
    });
    expect(chosen.status).toBe('requires_confirmation');
    const first = await stripe.setupIntents.confirm(chosen.id);
    expect(first).toMatchObject({ status: 'succeeded', payment_method: chosen.payment_method });
    const bare = await stripe.setupIntents.create(cardsOnly);
    const other = await stripe.setupIntents.confirm(bare.id, {
      payment_method: 'pm_card_mastercard',
      expand: ['payment_method'],
    });
    expect(other).toMatchObject({ payment_method: { card: { brand: 'mastercard' } } });
  });

  test.each([
    ['4000000000000002', 'card_declined', 'generic_decline', undefined],
    ['4000000000009995', 'card_declined', 'insufficient_funds', undefined],
    ['4000000000000069', 'expired_card', 'expired_card', 'exp_month'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc', 'cvc'],
  ])('a declined card (%s) can be followed by another', async (number, code, decline, param) => {
    const customer = await payments.customer();
    const intent = await stripe.setupIntents.create({ ...cardsOnly, customer });
    const card = await payments.card(number);
    const events = await payments.eventsOf(async () => {
      const refused = await refusal(
        stripe.setupIntents.confirm(intent.id, { payment_method: card }),
      );
      expect(refused).toMatchObject({ statusCode: 402, code, decline_code: decline });
      expect(refused.param).toBe(param);
      expect(refused.setup_intent).toMatchObject({ id: intent.id, payment_method: null });
    });
    expect(types(events)).toEqual(['setup_intent.setup_failed']);
    expect(events[0]?.data.object).toMatchObject({
      status: 'requires_payment_method',
      last_setup_error: { code, decline_code: decline, payment_method: { id: card } },
    });
    const again = await stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(again).toMatchObject({ status: 'succeeded', last_setup_error: null });
    const attempts = await stripe.setupAttempts.list({ setup_intent: intent.id });
    expect(attempts.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
    expect(attempts.data[1]?.setup_error).toMatchObject({ code });
  });

  test('is refused without a payment method, and once it is over', async () => {
    const bare = await stripe.setupIntents.create(cardsOnly);
    expect(await refusal(stripe.setupIntents.confirm(bare.id))).toMatchObject({
      statusCode: 400,
      code: 'setup_intent_unexpected_state',
      message:
        "You cannot confirm this SetupIntent because it's missing a payment method. You can " +
        'either update the SetupIntent with a payment method and then confirm it again, or ' +
        'confirm it again directly with a payment method or ConfirmationToken.',
      setup_intent: { id: bare.id },
    });
    await stripe.setupIntents.confirm(bare.id, { payment_method: 'pm_card_visa' });
    expect((await refusal(stripe.setupIntents.confirm(bare.id))).message).toBe(
      'You cannot confirm this SetupIntent because it has already succeeded.',
    );
    const { id } = await stripe.setupIntents.create(cardsOnly);
    await stripe.setupIntents.cancel(id);
    const canceled = stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect((await refusal(canceled)).message).toBe(
      'You cannot confirm this SetupIntent because it has been canceled.',
    );
  });

  test('is refused with the card of another customer, or without a way back', async () => {
    const [jenny, jack] = [await payments.customer(), await payments.customer()];
    const { id: card } = await stripe.paymentMethods.attach('pm_card_visa', { customer: jenny });
    const ofJack = stripe.setupIntents.create({ customer: jack, payment_method: card });
    expect((await refusal(ofJack)).message).toBe(
      `The PaymentMethod ${card} does not belong to the Customer you supplied ${jack}. Please use ` +
        'this PaymentMethod with the Customer that it belongs to instead.',
    );
    const ofNobody = stripe.setupIntents.create({ payment_method: card });
    expect((await refusal(ofNobody)).message).toBe(
      `The payment method supplied (${card}) belongs to the Customer ${jenny}. Please include the ` +
        'Customer in the `customer` parameter on the SetupIntent.',
    );
    const noWayBack = stripe.setupIntents.create({
      customer: jenny,
      payment_method: card,
      confirm: true,
    });
    expect((await refusal(noWayBack)).message).toMatch(/you must provide a `return_url`/);
  });
});

async function waiting(number: string, customer: string): Promise<Stripe.SetupIntent> {
  return stripe.setupIntents.create({
    customer,
    confirm: true,
    payment_method: await payments.card(number),
    return_url: 'https://shop.example/saved',
  });
}

describe('3D Secure', () => {
  test('is asked for, and the card is saved once it is passed', async () => {
    const customer = await payments.customer();
    let intent: Stripe.SetupIntent | undefined;
    const before = await payments.eventsOf(async () => {
      intent = await waiting('4000002500003155', customer);
    });
    expect(types(before)).toEqual(['setup_intent.created', 'setup_intent.requires_action']);
    if (intent === undefined) throw new Error('Nothing was set up');
    const { id, client_secret: secret } = intent;
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: {
          url: `${payments.url}/3d_secure/${id}?client_secret=${secret}`,
          return_url: 'https://shop.example/saved',
        },
      },
    });
    let answered: Response | undefined;
    const after = await payments.eventsOf(async () => {
      answered = await payments.answerChallenge({ id }, 'complete');
    });
    expect(types(after)).toEqual(['payment_method.attached', 'setup_intent.succeeded']);
    expect(answered?.headers.get('Location')).toBe(
      `https://shop.example/saved?setup_intent=${id}&setup_intent_client_secret=${secret}` +
        '&redirect_status=succeeded',
    );
    const [attempt] = (await stripe.setupAttempts.list({ setup_intent: id })).data;
    expect(attempt?.payment_method_details.card?.three_d_secure?.result).toBe('authenticated');
  });

  test('that is failed leaves the intent to another card', async () => {
    const intent = await waiting('4000002500003155', await payments.customer());
    const events = await payments.eventsOf(() => payments.answerChallenge(intent, 'fail'));
    expect(types(events)).toEqual(['setup_intent.setup_failed']);
    expect(await stripe.setupIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_setup_error: { code: 'setup_intent_authentication_failure' },
    });
  });

  test.each([
    ['4000002500003155', 'succeeds: it was set up'],
    ['4000003800000446', 'succeeds: it acts as if it had been set up'],
  ])('a charge of %s while the customer is away %s', async (number) => {
    const customer = await payments.customer();
    const intent = await waiting(number, customer);
    await payments.answerChallenge(intent, 'complete');
    const saved = await stripe.setupIntents.retrieve(intent.id);
    const paid = await payments.pay(idOf(saved.payment_method), { customer, off_session: true });
    expect(paid.status).toBe('succeeded');
  });

  test('a card that asks always wants the customer back', async () => {
    const customer = await payments.customer();
    const intent = await waiting('4000002760003184', customer);
    await payments.answerChallenge(intent, 'complete');
    const saved = await stripe.setupIntents.retrieve(intent.id);
    const card = idOf(saved.payment_method);
    const refused = await refusal(payments.pay(card, { customer, off_session: true }));
    expect(refused).toMatchObject({ statusCode: 402, code: 'authentication_required' });
  });
});

describe('updating, canceling, listing', () => {
  test('an update changes what it names, and announces nothing', async () => {
    const { id } = await stripe.setupIntents.create(cardsOnly);
    const events = await payments.eventsOf(async () => {
      const updated = await stripe.setupIntents.update(id, {
        payment_method: 'pm_card_visa',
        description: 'Other',
        metadata: { a: '1' },
      });
      expect(updated).toMatchObject({
        status: 'requires_confirmation',
        description: 'Other',
        metadata: { a: '1' },
      });
    });
    expect(events).toEqual([]);
    await stripe.setupIntents.confirm(id);
    const late = stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' });
    expect((await refusal(late)).message).toBe(
      'You cannot update this SetupIntent because it has already succeeded.',
    );
  });

  test('a cancellation ends it, once', async () => {
    const { id } = await stripe.setupIntents.create(cardsOnly);
    const events = await payments.eventsOf(async () => {
      const canceled = await stripe.setupIntents.cancel(id, { cancellation_reason: 'abandoned' });
      expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    });
    expect(types(events)).toEqual(['setup_intent.canceled']);
    expect((await refusal(stripe.setupIntents.cancel(id))).message).toBe(
      'You cannot cancel this SetupIntent because it is already canceled.',
    );
    const done = await stripe.setupIntents.create({
      ...cardsOnly,
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    expect((await refusal(stripe.setupIntents.cancel(done.id))).message).toMatch(
      /because it has a status of succeeded\. Only a SetupIntent with one of the following/,
    );
  });

  test('lists are filtered and paged, and an unknown id is a 404', async () => {
    const customer = await payments.customer();
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      made.unshift((await stripe.setupIntents.create({ customer })).id);
    }
    const first = await stripe.setupIntents.list({ customer, limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2));
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const { id } of stripe.setupIntents.list({ customer, limit: 1 })) all.push(id);
    expect(all).toEqual(made);
    expect(await refusal(stripe.setupIntents.retrieve('seti_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such setupintent: 'seti_none'",
      param: 'intent',
    });
  });
});

describe('a page with a publishable key', () => {
  test('confirms with the card and the secret, whatever Stripe.js adds', async () => {
    const customer = await payments.customer();
    const { id, client_secret: secret } = await stripe.setupIntents.create({ customer });
    const card = {
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4000002500003155',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '40',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[billing_details][name]': 'Jenny Rosen',
      'payment_method_data[guid]': 'NA',
      'payment_method_data[pasted_fields]': 'number',
    };
    const path = `/v1/setup_intents/${id}/confirm`;
    const without = await payments.browserPost(path, card);
    expect(without).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_missing', param: 'client_secret' } },
    });
    const { status, body } = await payments.browserPost(path, {
      ...card,
      client_secret: secret ?? '',
      use_stripe_sdk: 'true',
      return_url: 'https://shop.example/saved',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { stripe_js: expect.stringContaining(`/3d_secure/${id}`) },
      },
    });
  });

  test('can confirm nothing with the secret of another intent', async () => {
    const [one, other] = [
      await stripe.setupIntents.create(cardsOnly),
      await stripe.setupIntents.create(cardsOnly),
    ];
    const answer = await payments.browserPost(`/v1/setup_intents/${one.id}/confirm`, {
      payment_method: 'pm_card_visa',
      client_secret: other.client_secret ?? '',
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'setup_intent_invalid_parameter', param: 'client_secret' } },
    });
  });
});
