import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  eventsAbout,
  idOf,
  refusalOf,
  startEmulatedStripe,
  type EmulatedStripe,
} from '../../testing/emulated-stripe.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
let product: string;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
  product = (await stripe.products.create({ name: 'Tea' })).id;
});
afterAll(() => emulated.emulator.close());

describe('creating', () => {
  test('a price for one payment is complete, with nulls', async () => {
    const created = await stripe.prices.create({ product, currency: 'USD', unit_amount: 1250 });
    const { lastResponse: _, unit_amount_decimal: decimal, ...price } = created;
    expect(String(decimal)).toBe('1250');
    expect(price).toEqual({
      id: expect.stringMatching(/^price_\w+$/),
      object: 'price',
      active: true,
      billing_scheme: 'per_unit',
      created: expect.any(Number),
      currency: 'usd',
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product,
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: 1250,
    });
    expect(await eventsAbout(stripe, created.id)).toMatchObject([{ type: 'price.created' }]);
  });

  test('a recurring price says how often', async () => {
    const price = await stripe.prices.create({
      product,
      currency: 'eur',
      unit_amount: 900,
      recurring: { interval: 'month', interval_count: 3 },
    });
    expect(price).toMatchObject({
      type: 'recurring',
      recurring: {
        interval: 'month',
        interval_count: 3,
        meter: null,
        trial_period_days: null,
        usage_type: 'licensed',
      },
    });
  });

  test('the product may come along, and is announced before its price', async () => {
    const price = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1,
      product_data: { name: 'Coffee', metadata: { roast: 'dark' } },
      expand: ['product'],
    });
    expect(price.product).toMatchObject({ name: 'Coffee', metadata: { roast: 'dark' } });
    const { data } = await stripe.events.list({ limit: 2 });
    expect(data.map(({ type }) => type)).toEqual(['price.created', 'product.created']);
  });

  test('fractions of a cent have no whole amount', async () => {
    const price = await stripe.prices.create({
      product,
      currency: 'usd',
      unit_amount_decimal: Stripe.Decimal.from('0.5'),
    });
    expect(price.unit_amount).toBeNull();
    expect(String(price.unit_amount_decimal)).toBe('0.5');
  });

  test('the customer may choose the amount', async () => {
    const price = await stripe.prices.create({
      product,
      currency: 'usd',
      custom_unit_amount: { enabled: true, minimum: 100, preset: 500 },
    });
    expect(price).toMatchObject({
      unit_amount: null,
      unit_amount_decimal: null,
      custom_unit_amount: { maximum: null, minimum: 100, preset: 500 },
    });
  });

  const nothing = 'Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.';
  test.each([
    [{ unit_amount: 1 }, { code: 'parameter_missing', param: 'product' }],
    [
      { unit_amount: 1, product: 'prod_none' },
      { code: 'resource_missing', param: 'product' },
    ],
    [{ product: 'tea' }, { message: nothing }],
    [{ unit_amount: -1, product: 'tea' }, { param: 'unit_amount' }],
    [{ unit_amount: 1, product: 'tea', tiers_mode: 'odd' }, { param: 'tiers_mode' }],
    [{ product: 'tea', billing_scheme: 'tiered' }, { code: 'emulator_unsupported' }],
  ])('refuses %j', async (parameters, refusal) => {
    const tea = { id: 'tea', name: 'Tea' };
    await stripe.products.create(tea).catch(() => null);
    const call = stripe.prices.create({ currency: 'usd', ...parameters });
    expect(await refusalOf(call)).toMatchObject(refusal);
  });

  test('refuses a currency that Stripe does not have', async () => {
    const call = stripe.prices.create({ product, currency: 'xyz', unit_amount: 1 });
    const refusal = await refusalOf(call);
    expect(refusal.param).toBe('currency');
    expect(refusal.message).toContain('Invalid currency: xyz. Stripe currently supports');
  });
});

describe('lookup keys', () => {
  test('one key is one price, until it is handed on', async () => {
    const amount = { product, currency: 'usd', unit_amount: 1 };
    const first = await stripe.prices.create({ ...amount, lookup_key: 'standard' });
    const taken = await refusalOf(stripe.prices.create({ ...amount, lookup_key: 'standard' }));
    expect(taken).toMatchObject({
      message: `A price (\`${first.id}\`) already uses that lookup key.`,
      param: 'lookup_key',
    });
    const second = await stripe.prices.create({
      ...amount,
      lookup_key: 'standard',
      transfer_lookup_key: true,
    });
    const { data } = await stripe.prices.list({ lookup_keys: ['standard'] });
    expect(data.map(({ id }) => id)).toEqual([second.id]);
    expect(await stripe.prices.retrieve(first.id)).toMatchObject({
      active: true,
      lookup_key: null,
    });
    expect((await eventsAbout(stripe, first.id)).at(-1)).toMatchObject({
      type: 'price.updated',
      data: { previous_attributes: { lookup_key: 'standard' } },
    });
  });

  test('a price keeps its own key when it is updated', async () => {
    const price = await stripe.prices.create({
      product,
      currency: 'usd',
      unit_amount: 1,
      lookup_key: 'own',
    });
    const updated = await stripe.prices.update(price.id, { lookup_key: 'own', nickname: 'Own' });
    expect(updated).toMatchObject({ lookup_key: 'own', nickname: 'Own' });
  });
});

describe('updating', () => {
  test('archives a price, and says so', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'usd', unit_amount: 1 });
    const updated = await stripe.prices.update(id, { active: false, metadata: { old: 'yes' } });
    expect(updated).toMatchObject({ active: false, metadata: { old: 'yes' } });
    expect((await eventsAbout(stripe, id)).at(-1)?.data.previous_attributes).toEqual({
      active: true,
      metadata: { old: null },
    });
  });

  test('the default price of a product is not archived', async () => {
    const { default_price: id } = await stripe.products.create({
      name: 'Plan',
      default_price_data: { currency: 'usd', unit_amount: 1 },
    });
    const refusal = await refusalOf(stripe.prices.update(idOf(id), { active: false }));
    expect(refusal.message).toBe(
      'This price cannot be archived because it is the default price of its product.',
    );
  });

  test('the amount is not a parameter', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'usd', unit_amount: 1 });
    // What is tested here the SDK's types don't allow.
    const change = { unit_amount: 2 } as Stripe.PriceUpdateParams;
    expect(await refusalOf(stripe.prices.update(id, change))).toMatchObject({
      code: 'parameter_unknown',
      param: 'unit_amount',
    });
  });
});

test('an unknown price is blamed as `price`', async () => {
  expect(await refusalOf(stripe.prices.retrieve('price_none'))).toMatchObject({
    statusCode: 404,
    message: "No such price: 'price_none'",
    param: 'price',
  });
});

test('listing by product, type, currency and interval', async () => {
  const { id } = await stripe.products.create({ name: 'Listed' });
  const base = { product: id, unit_amount: 1 };
  const once = await stripe.prices.create({ ...base, currency: 'usd' });
  const monthly = await stripe.prices.create({
    ...base,
    currency: 'usd',
    recurring: { interval: 'month' },
  });
  const yearly = await stripe.prices.create({
    ...base,
    currency: 'eur',
    recurring: { interval: 'year' },
  });
  const ids = async (filter: Stripe.PriceListParams): Promise<string[]> =>
    (await stripe.prices.list({ product: id, ...filter })).data.map((price) => price.id);
  expect(await ids({})).toEqual([yearly.id, monthly.id, once.id]);
  expect(await ids({ type: 'one_time' })).toEqual([once.id]);
  expect(await ids({ currency: 'eur' })).toEqual([yearly.id]);
  expect(await ids({ recurring: { interval: 'month' } })).toEqual([monthly.id]);
  expect(await ids({ active: false })).toEqual([]);
});
