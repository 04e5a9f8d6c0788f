import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { PaymentsUnderTest, refusal } from '../testing/payments-under-test.ts';

let payments: PaymentsUnderTest;
let stripe: Stripe;

beforeAll(async () => {
  payments = await PaymentsUnderTest.start();
  stripe = payments.stripe;
  await stripe.customers.create({ name: 'Jane Doe', email: 'jane@example.com' });
  await stripe.customers.create({ name: 'John Doe', metadata: { plan: 'gold' } });
  await stripe.customers.create({ name: 'Ada', email: 'ada@example.org', phone: '555' });
});

afterAll(() => payments.close());

async function namesOf(query: string): Promise<(string | null | undefined)[]> {
  const { data } = await stripe.customers.search({ query });
  return data.map(({ name }) => name);
}

describe('customers are found', () => {
  test.each([
    ['name:"jane doe"', ['Jane Doe']],
    ['name~"DOE"', ['John Doe', 'Jane Doe']],
    ['-name~"doe"', ['Ada']],
    ['email~"example" AND -name:"Ada"', ['Jane Doe']],
    ['email:"jane@example.com" OR phone:"555"', ['Ada', 'Jane Doe']],
    ['metadata["plan"]:"gold"', ['John Doe']],
    ['metadata["plan"]:null', ['Ada', 'Jane Doe']],
    ['-email:null', ['Ada', 'Jane Doe']],
    ['created>0 AND name:"nobody"', []],
  ])('by %s', async (query, names) => {
    expect(await namesOf(query)).toEqual(names);
  });
});

describe('what was paid is found', () => {
  test('by amount, status, card and what was given back', async () => {
    const { latest_charge: charge } = await payments.pay('pm_card_mastercard', {
      amount: 7_777,
      metadata: { order: '77' },
    });
    const query =
      'amount>=7777 AND amount<7778 AND status:"succeeded" AND refunded:"false" AND ' +
      'payment_method_details.card.brand:"mastercard" AND metadata["order"]:"77"';
    const found = await stripe.charges.search({ query, expand: ['data.payment_intent'] });
    expect(found).toMatchObject({
      object: 'search_result',
      has_more: false,
      url: '/v1/charges/search',
      data: [{ id: charge, payment_intent: { object: 'payment_intent', amount: 7_777 } }],
    });
    const intents = await stripe.paymentIntents.search({ query: 'amount:7777 currency:"usd"' });
    expect(intents.data).toHaveLength(1);
  });

  test('products and prices too', async () => {
    const product = await stripe.products.create({ name: 'Tarred twine', active: true });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 900,
      lookup_key: 'twine',
    });
    const products = await stripe.products.search({ query: 'name~"twine" AND active:"true"' });
    expect(products.data.map(({ id }) => id)).toEqual([product.id]);
    const prices = await stripe.prices.search({ query: `product:"${product.id}"` });
    expect(prices.data.map(({ id }) => id)).toEqual([price.id]);
    expect((await stripe.subscriptions.search({ query: 'status:"active"' })).data).toEqual([]);
    expect((await stripe.invoices.search({ query: 'total>0' })).data).toEqual([]);
  });
});

describe('pages', () => {
  test('follow each other, as the SDK asks for them', async () => {
    const query = 'metadata["many"]:"yes"';
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      made.unshift((await stripe.customers.create({ metadata: { many: 'yes' } })).id);
    }
    const first = await stripe.customers.search({ query, limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2));
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const { id } of stripe.customers.search({ query, limit: 2 })) all.push(id);
    expect(all).toEqual(made);
  });
});

describe('refused is', () => {
  test.each<[string, Stripe.CustomerSearchParams, RegExp]>([
    [
      'what is no query',
      { query: 'jane' },
      /^We were unable to parse your search query\. Try using/,
    ],
    [
      'a field that can’t be searched',
      { query: 'balance:"1"' },
      /^Field `balance` is an unsupported search field for resource `customers`\./,
    ],
    ['a comparison of text', { query: 'name>3' }, /does not support the search operator `>`/],
    ['a page that is none', { query: 'name:"a"', page: 'nothing' }, /^Invalid page/],
    ['too much at once', { query: 'name:"a"', limit: 101 }, /less than or equal to 100/],
  ])('%s', async (_what, parameters, message) => {
    const refused = await refusal(Promise.resolve(stripe.customers.search(parameters)));
    expect(refused.statusCode).toBe(400);
    expect(refused.message).toMatch(message);
  });
});
