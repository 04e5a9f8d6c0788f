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
  test('a customer of nothing is complete, with nulls', async () => {
    const { lastResponse: _, ...customer } = await stripe.customers.create();
    expect(customer).toEqual({
      id: expect.stringMatching(/^cus_\w{24}$/),
      object: 'customer',
      address: null,
      balance: 0,
      created: expect.any(Number),
      currency: null,
      customer_account: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: null,
      invoice_prefix: expect.stringMatching(/^[A-Z0-9]{8}$/),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: {},
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: 'none',
      test_clock: null,
    });
  });

  test('what is given is kept, and announced', async () => {
    const customer = await stripe.customers.create({
      name: 'Jenny Rosen',
      email: 'jenny@example.com',
      address: { line1: 'Gasse 1', city: 'Bern', country: 'CH' },
      shipping: { name: 'Jenny', address: { line1: 'Gasse 2' } },
      metadata: { user: '7' },
      preferred_locales: ['de-CH'],
      invoice_settings: { footer: 'Thanks' },
    });
    expect(customer).toMatchObject({
      name: 'Jenny Rosen',
      address: { line1: 'Gasse 1', line2: null, city: 'Bern', country: 'CH', postal_code: null },
      shipping: { name: 'Jenny', phone: null, address: { line1: 'Gasse 2', city: null } },
      metadata: { user: '7' },
      preferred_locales: ['de-CH'],
      invoice_settings: { footer: 'Thanks', default_payment_method: null },
    });
    const [event, ...others] = await eventsAbout(stripe, customer.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'customer.created',
      data: { object: { id: customer.id, email: 'jenny@example.com' } },
    });
    expect(event?.data).not.toHaveProperty('previous_attributes');
  });

  test('a payment method that comes along is attached, and may be the default one', async () => {
    const customer = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });
    const { data: methods } = await stripe.customers.listPaymentMethods(customer.id);
    expect(methods).toMatchObject([{ customer: customer.id, card: { last4: '4242' } }]);
    expect(customer.invoice_settings.default_payment_method).toBe(methods[0]?.id);
  });

  test('a card that its bank declines leaves no customer behind', async () => {
    const before = await stripe.customers.list({ limit: 1 });
    const refusal = await refusalOf(
      stripe.customers.create({ payment_method: 'pm_card_chargeDeclined' }),
    );
    expect(refusal).toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect((await stripe.customers.list({ limit: 1 })).data).toEqual(before.data);
  });

  test.each([
    [{ email: 'not an address' }, { code: 'email_invalid', param: 'email', statusCode: 400 }],
    [{ payment_method: 'pm_none' }, { code: 'resource_missing', param: 'payment_method' }],
    [{ test_clock: 'clock_1' }, { code: 'emulator_unsupported', statusCode: 501 }],
  ])('refuses %j', async (parameters, refusal) => {
    expect(await refusalOf(stripe.customers.create(parameters))).toMatchObject(refusal);
  });
});

describe('updating', () => {
  test('what is not named stays, and the event tells what it was', async () => {
    const { id } = await stripe.customers.create({
      name: 'Jenny',
      email: 'jenny@example.com',
      metadata: { user: '7', plan: 'free' },
      address: { line1: 'Gasse 1', city: 'Bern' },
    });
    const updated = await stripe.customers.update(id, {
      name: 'Jenny Rosen',
      metadata: { plan: '', team: '3' },
      address: { city: 'Basel' },
    });
    expect(updated).toMatchObject({
      name: 'Jenny Rosen',
      email: 'jenny@example.com',
      address: { line1: 'Gasse 1', city: 'Basel' },
    });
    expect(updated.metadata).toEqual({ user: '7', team: '3' });
    expect(await stripe.customers.retrieve(id)).toEqual(updated);
    const event = (await eventsAbout(stripe, id)).at(-1);
    expect(event?.type).toBe('customer.updated');
    expect(event?.data.previous_attributes).toEqual({
      name: 'Jenny',
      metadata: { plan: 'free', team: null },
      address: { city: 'Bern' },
    });
  });

  test('an empty string takes away all metadata, or a whole address', async () => {
    const { id } = await stripe.customers.create({
      metadata: { a: '1' },
      address: { city: 'Bern' },
    });
    const updated = await stripe.customers.update(id, { metadata: '', address: '' });
    expect(updated).toMatchObject({ metadata: {}, address: null });
  });

  test('what changes nothing is not announced', async () => {
    const { id } = await stripe.customers.create({ name: 'Jenny' });
    await stripe.customers.update(id, { name: 'Jenny' });
    expect(await eventsAbout(stripe, id)).toHaveLength(1);
  });

  test('the default payment method is one of the customer', async () => {
    const customer = await stripe.customers.create();
    const other = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    const setDefault = (id: string) =>
      stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: id } });
    const refusal = await refusalOf(setDefault(other.id));
    expect(refusal).toMatchObject({
      code: 'resource_missing',
      param: 'invoice_settings[default_payment_method]',
    });
    expect(refusal.message).toContain(`payment method with the ID ${other.id}`);
    await stripe.paymentMethods.attach(other.id, { customer: customer.id });
    const updated = await setDefault(other.id);
    expect(updated.invoice_settings.default_payment_method).toBe(other.id);
    const expanded = await stripe.customers.retrieve(customer.id, {
      expand: ['invoice_settings.default_payment_method'],
    });
    expect(expanded).toMatchObject({
      invoice_settings: { default_payment_method: { id: other.id, customer: customer.id } },
    });
  });
});

describe('deleting', () => {
  test('leaves a customer of whom only the id is known', async () => {
    const { id } = await stripe.customers.create({ email: 'gone@example.com' });
    const deleted = { id, object: 'customer', deleted: true };
    expect(await stripe.customers.del(id)).toMatchObject(deleted);
    const { lastResponse: _, ...retrieved } = await stripe.customers.retrieve(id);
    expect(retrieved).toEqual(deleted);
    expect((await stripe.customers.list({ email: 'gone@example.com' })).data).toEqual([]);
    expect((await eventsAbout(stripe, id)).map(({ type }) => type)).toEqual([
      'customer.created',
      'customer.deleted',
    ]);
  });

  test('who is deleted can be used for nothing more', async () => {
    const { id } = await stripe.customers.create();
    await stripe.customers.del(id);
    const missing = { code: 'resource_missing', message: `No such customer: '${id}'` };
    expect(await refusalOf(stripe.customers.update(id, { name: 'X' }))).toMatchObject(missing);
    expect(await refusalOf(stripe.customers.del(id))).toMatchObject({ statusCode: 404 });
    const attach = stripe.paymentMethods.attach('pm_card_visa', { customer: id });
    expect(await refusalOf(attach)).toMatchObject({ ...missing, param: 'customer' });
  });
});

describe('listing', () => {
  test('goes from the newest to the oldest, page by page', async () => {
    const fresh = await startEmulatedStripe();
    const made = [];
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      made.unshift((await fresh.stripe.customers.create({ name })).id);
    }
    const first = await fresh.stripe.customers.list({ limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
    const all = await fresh.stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(made);
    const before = await fresh.stripe.customers.list({ limit: 2, ending_before: made[4] ?? '' });
    expect(before.data.map(({ id }) => id)).toEqual([made[2], made[3]]);
    await fresh.emulator.close();
  });

  test('by e-mail address, letter by letter, and by time', async () => {
    const { id, created } = await stripe.customers.create({ email: 'One@example.com' });
    const ids = async (filter: Stripe.CustomerListParams): Promise<string[]> =>
      (await stripe.customers.list(filter)).data.map((customer) => customer.id);
    expect(await ids({ email: 'One@example.com' })).toEqual([id]);
    expect(await ids({ email: 'one@example.com' })).toEqual([]);
    expect(await ids({ email: 'One@example.com', created: { gt: created } })).toEqual([]);
    expect(await ids({ email: 'One@example.com', created: { gte: created } })).toEqual([id]);
  });
});

describe('payment methods', () => {
  test('are those of the customer alone', async () => {
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' });
    const other = await stripe.customers.create({ payment_method: 'pm_card_amex' });
    const { data } = await stripe.customers.listPaymentMethods(customer.id, { type: 'card' });
    expect(data).toMatchObject([{ card: { brand: 'visa' } }]);
    const id = data[0]?.id ?? '';
    expect(await stripe.customers.retrievePaymentMethod(customer.id, id)).toMatchObject({ id });
    const foreign = stripe.customers.retrievePaymentMethod(other.id, id);
    expect(await refusalOf(foreign)).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  test('one that is detached is no longer the default', async () => {
    const customer = await stripe.customers.create({
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    });
    const id = idOf(customer.invoice_settings.default_payment_method);
    await stripe.paymentMethods.detach(id);
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
    expect((await eventsAbout(stripe, customer.id)).at(-1)).toMatchObject({
      type: 'customer.updated',
      data: { previous_attributes: { invoice_settings: { default_payment_method: id } } },
    });
  });
});
