import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  idOf,
  refusalOf,
  startEmulatedStripe,
  type EmulatedStripe,
} from '../testing/emulated-stripe.ts';

let emulated: EmulatedStripe;
let stripe: Stripe;
let customer: Stripe.Customer;
let price: Stripe.Price;
beforeAll(async () => {
  emulated = await startEmulatedStripe();
  stripe = emulated.stripe;
  customer = await stripe.customers.create({
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
  const product = await stripe.products.create({
    name: 'Tea',
    default_price_data: { currency: 'usd', unit_amount: 500 },
  });
  price = await stripe.prices.retrieve(idOf(product.default_price));
});
afterAll(() => emulated.emulator.close());

describe('expanding', () => {
  test('a reference is an id unless it is asked for', async () => {
    expect(price.product).toEqual(expect.stringMatching(/^prod_/));
    const expanded = await stripe.prices.retrieve(price.id, { expand: ['product'] });
    expect(expanded.product).toMatchObject({ object: 'product', default_price: price.id });
  });

  test('goes on inside what was expanded', async () => {
    const expanded = await stripe.prices.retrieve(price.id, {
      expand: ['product', 'product.default_price', 'product.default_price.product'],
    });
    expect(expanded.product).toMatchObject({
      default_price: { id: price.id, product: { object: 'product' } },
    });
  });

  test('reaches below a field that is an object itself', async () => {
    const expanded = await stripe.customers.retrieve(customer.id, {
      expand: ['invoice_settings.default_payment_method.customer'],
    });
    expect(expanded).toMatchObject({
      invoice_settings: { default_payment_method: { customer: { id: customer.id } } },
    });
  });

  test('is for every entry of a list', async () => {
    const list = await stripe.prices.list({ expand: ['data.product'] });
    expect(list.data).toMatchObject([{ product: { object: 'product', name: 'Tea' } }]);
  });

  test('is for replies that create and update, too', async () => {
    const updated = await stripe.prices.update(price.id, { nickname: 'x', expand: ['product'] });
    expect(updated.product).toMatchObject({ name: 'Tea' });
  });

  test('changes nothing that is stored', async () => {
    await stripe.prices.retrieve(price.id, { expand: ['product'] });
    expect((await stripe.prices.retrieve(price.id)).product).toBe(idOf(price.product));
  });

  test('what is null stays null', async () => {
    const { id } = await stripe.customers.create();
    const path = 'invoice_settings.default_payment_method';
    expect(await stripe.customers.retrieve(id, { expand: [path] })).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
  });

  test('a customer who was deleted is shown as deleted', async () => {
    const { id } = await stripe.customers.create();
    const intent = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'usd',
      customer: id,
    });
    await stripe.customers.del(id);
    const expanded = await stripe.paymentIntents.retrieve(intent.id, { expand: ['customer'] });
    expect(expanded.customer).toEqual({ id, object: 'customer', deleted: true });
  });
});

const retrieve = (...expand: string[]): Promise<unknown> =>
  stripe.prices.retrieve(price.id, { expand });

describe('is refused', () => {
  test.each(['nickname', 'nothing', 'product.name', 'recurring.interval'])(
    'for what is no reference: %s',
    async (path) => {
      const refusal = await refusalOf(retrieve(path));
      expect(refusal).toMatchObject({
        statusCode: 400,
        message: `This property cannot be expanded (${path}).`,
      });
    },
  );

  test('for a list without `data`, with a hint', async () => {
    const refusal = await refusalOf(stripe.prices.list({ expand: ['product'] }));
    expect(refusal.message).toContain("You may want to try expanding 'data.product' instead.");
  });

  test('for more than four levels', async () => {
    const path = 'product.default_price.product.default_price.product';
    expect((await refusalOf(retrieve(path))).message).toBe(
      `You cannot expand more than 4 levels of a property. Property: ${path}`,
    );
  });

  test('together with what it came with', async () => {
    const create = stripe.customers.create({ name: 'Not kept', expand: ['nothing'] });
    await refusalOf(create);
    const { data } = await stripe.customers.list();
    expect(data.map(({ name }) => name)).not.toContain('Not kept');
  });
});
