import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  eventsAbout,
  refusalOf,
  startEmulatedStripe,
  stripeAt,
  type EmulatedStripe,
} from '../../testing/emulated-stripe.ts';
import { temporaryDirectory } from '../../testing/temporary-directory.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
});
afterAll(() => emulated.emulator.close());

const nextYear = new Date().getUTCFullYear() + 1;
const visa = { number: '4242424242424242', exp_month: 12, exp_year: nextYear, cvc: '123' };

const createCard = (
  card: Stripe.PaymentMethodCreateParams.Card,
  more: Stripe.PaymentMethodCreateParams = {},
): Promise<Stripe.Response<Stripe.PaymentMethod>> =>
  stripe.paymentMethods.create({ type: 'card', card, ...more });

describe('creating', () => {
  test('a card is complete, with nulls, and without its number', async () => {
    const created = await createCard(visa, {
      billing_details: { name: 'Jenny', address: { postal_code: '94110', country: 'US' } },
      metadata: { user: '7' },
    });
    const { lastResponse: _, ...paymentMethod } = created;
    expect(paymentMethod).toEqual({
      id: expect.stringMatching(/^pm_\w{24}$/),
      object: 'payment_method',
      allow_redisplay: 'unspecified',
      billing_details: {
        address: {
          city: null,
          country: 'US',
          line1: null,
          line2: null,
          postal_code: '94110',
          state: null,
        },
        email: null,
        name: 'Jenny',
        phone: null,
        tax_id: null,
      },
      card: {
        brand: 'visa',
        checks: {
          address_line1_check: null,
          address_postal_code_check: 'unchecked',
          cvc_check: 'unchecked',
        },
        country: 'US',
        display_brand: 'visa',
        exp_month: 12,
        exp_year: nextYear,
        fingerprint: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
        funding: 'credit',
        generated_from: null,
        last4: '4242',
        networks: { available: ['visa'], preferred: null },
        regulated_status: 'unregulated',
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
      created: expect.any(Number),
      customer: null,
      customer_account: null,
      livemode: false,
      metadata: { user: '7' },
      type: 'card',
    });
  });

  test('the same number has the same fingerprint, another one has another', async () => {
    const [one, same, other] = await Promise.all([
      createCard(visa),
      createCard({ ...visa, number: '4242 4242 4242 4242', exp_month: 1 }),
      createCard({ ...visa, number: '5555555555554444' }),
    ]);
    expect(same.card?.fingerprint).toBe(one.card?.fingerprint);
    expect(other.card?.fingerprint).not.toBe(one.card?.fingerprint);
  });

  test.each([
    ['378282246310005', { brand: 'amex', display_brand: 'american_express' }],
    ['5200828282828210', { brand: 'mastercard', funding: 'debit' }],
    ['5105105105105100', { brand: 'mastercard', funding: 'prepaid' }],
    ['36227206271667', { brand: 'diners', last4: '1667' }],
    ['6205500000000000004', { brand: 'unionpay', country: 'CN' }],
    ['4000002760000016', { brand: 'visa', country: 'DE' }],
    ['4000002500001001', { networks: { available: ['cartes_bancaires', 'visa'] } }],
  ])('%s is the card that Stripe says it is', async (number, card) => {
    expect((await createCard({ ...visa, number })).card).toMatchObject(card);
  });

  test('a page may create one with a publishable key', async () => {
    const page = stripeAt(emulated.url, 'pk_test_emulator');
    const created = await page.paymentMethods.create({ type: 'card', card: visa });
    expect(await refusalOf(page.paymentMethods.retrieve(created.id))).toMatchObject({
      code: 'secret_key_required',
      statusCode: 403,
    });
  });

  test('a token stands for a card', async () => {
    const created = await createCard({ token: 'tok_mastercard' });
    expect(created.card).toMatchObject({ brand: 'mastercard', exp_year: nextYear });
    expect(await refusalOf(createCard({ token: 'tok_none' }))).toMatchObject({
      code: 'resource_missing',
      param: 'card[token]',
    });
  });
});

describe('what a customer may mistype', () => {
  test.each([
    [{ number: '4242424242424241' }, 'incorrect_number', 'number'],
    [{ number: '42' }, 'incorrect_number', 'number'],
    [{ exp_month: 13 }, 'invalid_expiry_month', 'exp_month'],
    [{ exp_month: 0 }, 'invalid_expiry_month', 'exp_month'],
    [{ exp_year: 2020 }, 'invalid_expiry_year', 'exp_year'],
    [{ exp_year: 95 }, 'invalid_expiry_year', 'exp_year'],
    [{ exp_year: 2099 }, 'invalid_expiry_year', 'exp_year'],
    [{ cvc: '99' }, 'invalid_cvc', 'cvc'],
    [{ cvc: '1234' }, 'invalid_cvc', 'cvc'],
  ])('%j is %s', async (wrong, code, param) => {
    const refusal = await refusalOf(createCard({ ...visa, ...wrong }));
    expect(refusal).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, param });
    expect(refusal.message).toMatch(/^Your card/);
  });

  test('a year of two digits is fine, and so is the CVC of an Amex', async () => {
    const amex = { ...visa, number: '378282246310005', cvc: '1234', exp_year: nextYear % 100 };
    expect((await createCard(amex)).card?.exp_year).toBe(nextYear);
  });

  test('a month that is over', async () => {
    const { emulator, stripe: january } = await startEmulatedStripe({
      clock: { nowMs: () => Date.UTC(2027, 1, 1) },
    });
    const card = { ...visa, exp_year: 2027 };
    const refusal = january.paymentMethods.create({
      type: 'card',
      card: { ...card, exp_month: 1 },
    });
    expect(await refusalOf(refusal)).toMatchObject({ code: 'invalid_expiry_month' });
    const stillGood = { ...card, exp_month: 2 };
    await january.paymentMethods.create({ type: 'card', card: stillGood });
    await emulator.close();
  });

  test('a number that is none of the test cards', async () => {
    const refusal = await refusalOf(createCard({ ...visa, number: '4929939187355598' }));
    expect(refusal).toMatchObject({ code: 'card_declined', decline_code: 'test_mode_live_card' });
    expect(JSON.stringify(refusal)).not.toContain('4929939187355598');
  });

  test('a number that is missing', async () => {
    expect(await refusalOf(createCard({ exp_month: 1, exp_year: nextYear }))).toMatchObject({
      code: 'parameter_missing',
      param: 'card[number]',
    });
    expect(await refusalOf(stripe.paymentMethods.create({ type: 'klarna' }))).toMatchObject({
      code: 'emulator_unsupported',
      statusCode: 501,
    });
  });
});

describe('test ids', () => {
  test('stand for a new payment method each time', async () => {
    const one = await stripe.paymentMethods.retrieve('pm_card_visa');
    const two = await stripe.paymentMethods.retrieve('pm_card_visa');
    expect(one.card).toEqual(two.card);
    expect(one.id).not.toBe(two.id);
    expect(await stripe.paymentMethods.retrieve(one.id)).toMatchObject({ id: one.id });
  });

  test('that Stripe does not have are unknown', async () => {
    expect(await refusalOf(stripe.paymentMethods.retrieve('pm_card_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'payment_method',
      message: "No such PaymentMethod: 'pm_card_none'",
    });
  });
});

describe('attaching', () => {
  test('checks the card and is announced', async () => {
    const { id: customer } = await stripe.customers.create();
    const { id } = await createCard(visa, {
      billing_details: { address: { line1: 'Street 1', postal_code: '94110' } },
    });
    const attached = await stripe.paymentMethods.attach(id, { customer });
    expect(attached).toMatchObject({
      id,
      customer,
      card: {
        checks: {
          address_line1_check: 'pass',
          address_postal_code_check: 'pass',
          cvc_check: 'pass',
        },
      },
    });
    expect(await eventsAbout(stripe, id)).toMatchObject([
      { type: 'payment_method.attached', data: { object: { customer } } },
    ]);
  });

  test('is done once', async () => {
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const refusal = await refusalOf(stripe.paymentMethods.attach(id, { customer }));
    expect(refusal.message).toBe(
      'The payment method you provided has already been attached to a customer.',
    );
  });

  test.each([
    ['pm_card_chargeDeclined', { code: 'card_declined', decline_code: 'generic_decline' }],
    [
      'pm_card_chargeDeclinedInsufficientFunds',
      { code: 'card_declined', decline_code: 'insufficient_funds' },
    ],
    ['pm_card_chargeDeclinedExpiredCard', { code: 'expired_card' }],
    ['pm_card_chargeDeclinedIncorrectCvc', { code: 'incorrect_cvc' }],
    ['pm_card_chargeDeclinedProcessingError', { code: 'processing_error' }],
    ['pm_card_cvcCheckFail', { code: 'incorrect_cvc' }],
  ])('%s is refused by its bank', async (testId, refusal) => {
    const { id: customer } = await stripe.customers.create();
    const attach = stripe.paymentMethods.attach(testId, { customer });
    expect(await refusalOf(attach)).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      ...refusal,
    });
    expect((await stripe.paymentMethods.list({ customer })).data).toEqual([]);
  });

  test('a generic decline tells the bank’s code and what to do', async () => {
    const { id: customer } = await stripe.customers.create();
    const attach = stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer });
    expect((await refusalOf(attach)).raw).toMatchObject({
      advice_code: 'try_again_later',
      network_decline_code: '01',
      doc_url: 'https://stripe.com/docs/error-codes/card-declined',
      message: 'Your card was declined.',
    });
  });

  test('the card that fails later can be attached', async () => {
    const { id: customer } = await stripe.customers.create();
    const attached = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
    expect(attached.customer).toBe(customer);
  });
});

describe('detaching', () => {
  test('is for good', async () => {
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    expect((await stripe.paymentMethods.detach(id)).customer).toBeNull();
    expect((await eventsAbout(stripe, id)).at(-1)).toMatchObject({
      type: 'payment_method.detached',
      data: { object: { customer: null }, previous_attributes: { customer } },
    });
    const again = await refusalOf(stripe.paymentMethods.attach(id, { customer }));
    expect(again.message).toContain('may not be used again');
    const twice = await refusalOf(stripe.paymentMethods.detach(id));
    expect(twice.message).toContain('not attached to a customer so detachment is impossible');
  });
});

describe('updating', () => {
  test('changes what is said of an attached card', async () => {
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const updated = await stripe.paymentMethods.update(id, {
      billing_details: { name: 'Jenny', address: { postal_code: '94110' } },
      card: { exp_month: 5, exp_year: nextYear + 2 },
      metadata: { nickname: 'blue' },
      allow_redisplay: 'always',
    });
    expect(updated).toMatchObject({
      billing_details: { name: 'Jenny', address: { postal_code: '94110' } },
      card: { exp_month: 5, exp_year: nextYear + 2, last4: '4242' },
      metadata: { nickname: 'blue' },
      allow_redisplay: 'always',
    });
    expect((await eventsAbout(stripe, id)).at(-1)).toMatchObject({
      type: 'payment_method.updated',
      data: { previous_attributes: { billing_details: { name: null } } },
    });
  });

  test('is for attached ones only', async () => {
    const { id } = await createCard(visa);
    const refusal = await refusalOf(stripe.paymentMethods.update(id, { metadata: { a: '1' } }));
    expect(refusal.message).toBe(
      'You must save this PaymentMethod to a customer before you can update it.',
    );
  });
});

describe('listing', () => {
  test('is by customer, newest first', async () => {
    const { id: customer } = await stripe.customers.create();
    for (const testId of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex']) {
      await stripe.paymentMethods.attach(testId, { customer });
    }
    const list = await stripe.paymentMethods.list({
      customer,
      type: 'card',
      limit: 2,
      expand: ['data.customer'],
    });
    expect(list).toMatchObject({
      has_more: true,
      data: [
        { card: { brand: 'amex' }, customer: { id: customer } },
        { card: { brand: 'mastercard' } },
      ],
    });
    expect((await stripe.paymentMethods.list({ customer, type: 'sepa_debit' })).data).toEqual([]);
  });

  test('lists nothing without a customer, and refuses an unknown one', async () => {
    expect((await stripe.paymentMethods.list()).data).toEqual([]);
    const refusal = await refusalOf(stripe.paymentMethods.list({ customer: 'cus_none' }));
    expect(refusal).toMatchObject({ statusCode: 400, param: 'customer' });
  });
});

test('card numbers are in no reply, no event and no idempotency record', async () => {
  const dataDirectory = temporaryDirectory();
  const kept = await startEmulatedStripe({ dataDirectory });
  const { id: customer } = await kept.stripe.customers.create();
  const card = { ...visa, number: '5555555555554444', cvc: '987' };
  const { id } = await kept.stripe.paymentMethods.create(
    { type: 'card', card },
    { idempotencyKey: 'card' },
  );
  await kept.stripe.paymentMethods.attach(id, { customer });
  await kept.emulator.close();
  const lines = readFileSync(join(dataDirectory, 'state.jsonl'), 'utf8').split('\n');
  const withNumber = lines.filter((line) => line.includes(card.number));
  // How a card acts is known by its number: that is the one record that has it.
  expect(withNumber).toHaveLength(1);
  const { put } = JSON.parse(withNumber[0] ?? '{}') as { put: { object: string }[] };
  const objects = put.filter((object) => JSON.stringify(object).includes(card.number));
  expect(objects.map(({ object }) => object)).toEqual(['_card']);
  expect(lines.join('\n')).not.toContain(`"${card.cvc}"`);
});
