import type Stripe from 'stripe';
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
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
});
afterAll(() => emulated.emulator.close());

describe('creating', () => {
  test('a product of a name is complete, with nulls', async () => {
    const { lastResponse: _, ...product } = await stripe.products.create({ name: 'Tea' });
    expect(product).toEqual({
      id: expect.stringMatching(/^prod_\w+$/),
      object: 'product',
      active: true,
      created: expect.any(Number),
      default_price: null,
      description: null,
      images: [],
      livemode: false,
      marketing_features: [],
      metadata: {},
      name: 'Tea',
      package_dimensions: null,
      shippable: null,
      statement_descriptor: null,
      tax_code: null,
      tax_details: null,
      type: 'service',
      unit_label: null,
      updated: product.created,
      url: null,
    });
  });

  test('with a default price the product knows it from the start', async () => {
    const product = await stripe.products.create({
      name: 'Plan',
      default_price_data: { currency: 'usd', unit_amount: 900, recurring: { interval: 'month' } },
      expand: ['default_price'],
    });
    expect(product.default_price).toMatchObject({
      product: product.id,
      unit_amount: 900,
      recurring: { interval: 'month', interval_count: 1 },
    });
    const { data: events } = await stripe.events.list({ limit: 2 });
    expect(events.map(({ type }) => type)).toEqual(['price.created', 'product.created']);
    expect(events[1]?.data.object).toMatchObject({
      default_price: expect.stringContaining('price_'),
    });
  });

  test('with an id of its own, once', async () => {
    const product = await stripe.products.create({ id: 'tea-green', name: 'Green tea' });
    expect(product.id).toBe('tea-green');
    expect(await refusalOf(stripe.products.create({ id: 'tea-green', name: 'X' }))).toMatchObject({
      code: 'resource_already_exists',
      statusCode: 400,
    });
    const price = await stripe.prices.create({
      product: 'tea-green',
      currency: 'usd',
      unit_amount: 500,
      expand: ['product'],
    });
    expect(price.product).toMatchObject({ name: 'Green tea' });
  });

  test('a wrong default price leaves no product behind', async () => {
    const wrong = { name: 'Orphan', default_price_data: { currency: 'xyz', unit_amount: 1 } };
    expect(await refusalOf(stripe.products.create(wrong))).toMatchObject({
      param: 'default_price_data[currency]',
    });
    const { data } = await stripe.products.list({ limit: 100 });
    expect(data.map(({ name }) => name)).not.toContain('Orphan');
  });

  test('without a name it is refused', async () => {
    // What is tested here the SDK's types don't allow.
    const nameless = {} as Stripe.ProductCreateParams;
    expect(await refusalOf(stripe.products.create(nameless))).toMatchObject({
      code: 'parameter_missing',
      param: 'name',
    });
  });
});

describe('updating', () => {
  test('is announced with what it was', async () => {
    const { id } = await stripe.products.create({ name: 'Tea', metadata: { sort: 'black' } });
    const updated = await stripe.products.update(id, {
      description: 'Loose leaves',
      active: false,
      metadata: { sort: '', origin: 'Assam' },
    });
    expect(updated).toMatchObject({ description: 'Loose leaves', active: false });
    expect(updated.metadata).toEqual({ origin: 'Assam' });
    const event = (await eventsAbout(stripe, id)).at(-1);
    expect(event?.type).toBe('product.updated');
    expect(event?.data.previous_attributes).toMatchObject({
      description: null,
      active: true,
      metadata: { sort: 'black', origin: null },
    });
  });

  test('the default price is one of its own', async () => {
    const product = await stripe.products.create({ name: 'Tea' });
    const other = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1,
      product_data: { name: 'Other' },
    });
    const refusal = refusalOf(stripe.products.update(product.id, { default_price: other.id }));
    expect(await refusal).toMatchObject({ code: 'resource_missing', param: 'default_price' });
    const own = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1,
      product: product.id,
    });
    const updated = await stripe.products.update(product.id, { default_price: own.id });
    expect(updated.default_price).toBe(own.id);
  });
});

describe('deleting', () => {
  test('a product without prices is gone', async () => {
    const { id } = await stripe.products.create({ name: 'Tea' });
    expect(await stripe.products.del(id)).toMatchObject({ id, object: 'product', deleted: true });
    expect(await refusalOf(stripe.products.retrieve(id))).toMatchObject({
      statusCode: 404,
      message: `No such product: '${id}'`,
      param: 'id',
    });
    const event = (await eventsAbout(stripe, id)).at(-1);
    expect(event).toMatchObject({ type: 'product.deleted', data: { object: { active: false } } });
  });

  test('a product with prices stays', async () => {
    const price = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1,
      product_data: { name: 'Tea' },
    });
    const refusal = await refusalOf(stripe.products.del(idOf(price.product)));
    expect(refusal.message).toBe(
      'This product cannot be deleted because it has one or more user-created prices.',
    );
    expect(await stripe.products.retrieve(idOf(price.product))).toMatchObject({ active: true });
  });
});

test('listing by what is active, by ids and by address', async () => {
  const one = await stripe.products.create({ name: 'One', url: 'https://shop.example/1' });
  const two = await stripe.products.create({ name: 'Two', active: false, shippable: true });
  const ids = async (filter: Stripe.ProductListParams): Promise<string[]> =>
    (await stripe.products.list(filter)).data.map(({ id }) => id);
  expect(await ids({ ids: [one.id, two.id] })).toEqual([two.id, one.id]);
  expect(await ids({ ids: [one.id, two.id], active: true })).toEqual([one.id]);
  expect(await ids({ url: 'https://shop.example/1' })).toEqual([one.id]);
  expect(await ids({ shippable: true })).toEqual([two.id]);
});
