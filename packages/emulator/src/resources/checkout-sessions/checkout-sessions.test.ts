import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import { PageVisitor } from '../../testing/page-visitor.ts';

let emulator: Emulator;
let stripe: Stripe;
let visitor: PageVisitor;

beforeAll(async () => {
  emulator = createEmulator();
  const url = await emulator.listen();
  const { hostname, port } = new URL(url);
  stripe = new Stripe('sk_test_emulator', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  visitor = new PageVisitor(url);
});

afterAll(() => emulator.close());

const inDollars = (unit_amount: number, name = 'T-shirt') => ({
  currency: 'usd',
  unit_amount,
  product_data: { name },
});

const onePayment = {
  mode: 'payment',
  line_items: [{ price_data: inDollars(2_000), quantity: 2 }],
  success_url: 'https://shop.example/paid?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.example/cart',
} satisfies Stripe.Checkout.SessionCreateParams;

const monthly = { ...inDollars(1_500, 'Plan'), recurring: { interval: 'month' as const } };

/** The error that the SDK throws for a session with these parameters. */
async function refusal(params: object): Promise<Stripe.errors.StripeError> {
  try {
    await stripe.checkout.sessions.create(params);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The session was created');
}

const withLine = (line: object) => ({ ...onePayment, line_items: [{ quantity: 1, ...line }] });

const inSeconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

describe('creating', () => {
  test('a session in payment mode waits to be paid', async () => {
    const session = await stripe.checkout.sessions.create({
      ...onePayment,
      client_reference_id: 'order_7',
      customer_email: 'jenny@example.com',
      metadata: { order: '7' },
      submit_type: 'book',
      locale: 'de',
    });
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_subtotal: 4_000,
      amount_total: 4_000,
      client_reference_id: 'order_7',
      currency: 'usd',
      customer: null,
      customer_creation: 'if_required',
      customer_details: { email: 'jenny@example.com', name: null },
      customer_email: 'jenny@example.com',
      livemode: false,
      locale: 'de',
      metadata: { order: '7' },
      mode: 'payment',
      payment_intent: null,
      payment_method_types: ['card'],
      payment_status: 'unpaid',
      status: 'open',
      submit_type: 'book',
      ui_mode: 'hosted_page',
    });
    expect(session.id).toMatch(/^cs_test_\w{50,}$/);
    expect(session.url).toContain(`/c/pay/${session.id}#`);
    expect(session.expires_at - session.created).toBe(24 * 60 * 60);
    expect(session).not.toHaveProperty('line_items');
  });

  test('price_data makes a product and a price that nobody else can buy', async () => {
    const session = await stripe.checkout.sessions.create({
      ...onePayment,
      expand: ['line_items.data.price.product'],
    });
    const [line] = session.line_items?.data ?? [];
    expect(line).toMatchObject({ amount_total: 4_000, description: 'T-shirt', quantity: 2 });
    expect(line?.price).toMatchObject({
      active: false,
      unit_amount: 2_000,
      product: { name: 'T-shirt', active: false },
    });
  });

  test('existing prices are bought in their order, and can be listed by pages', async () => {
    const product = await stripe.products.create({ name: 'Mug' });
    const prices = await Promise.all(
      [300, 400, 500].map((unit_amount) =>
        stripe.prices.create({ product: product.id, currency: 'usd', unit_amount }),
      ),
    );
    const session = await stripe.checkout.sessions.create({
      ...onePayment,
      line_items: prices.map(({ id }) => ({ price: id, quantity: 1 })),
    });
    const first = await stripe.checkout.sessions.listLineItems(session.id, { limit: 2 });
    expect(first.data.map((line) => line.price?.id)).toEqual([prices[0]?.id, prices[1]?.id]);
    expect(first.has_more).toBe(true);
    expect(first.data[0]).not.toHaveProperty('session');
    const rest = await stripe.checkout.sessions.listLineItems(session.id, {
      starting_after: first.data[1]?.id ?? '',
    });
    expect(rest.data.map((line) => line.price?.id)).toEqual([prices[2]?.id]);
  });

  test('a subscription may begin with one-time items', async () => {
    const session = await stripe.checkout.sessions.create({
      ...onePayment,
      mode: 'subscription',
      line_items: [
        { price_data: monthly, quantity: 1 },
        { price_data: inDollars(500, 'Setup'), quantity: 1 },
      ],
    });
    expect(session).toMatchObject({
      amount_total: 2_000,
      customer_creation: 'always',
      invoice_creation: null,
      payment_method_collection: 'always',
      subscription: null,
    });
  });

  test('the e-mail address of a customer is known', async () => {
    const customer = await stripe.customers.create({ email: 'known@example.com' });
    const session = await stripe.checkout.sessions.create({ ...onePayment, customer: customer.id });
    expect(session.customer).toBe(customer.id);
    expect(session.customer_creation).toBeNull();
    expect(session.customer_details?.email).toBe('known@example.com');
  });
});

describe('refusals', () => {
  test.each([
    ['no success_url', { success_url: undefined }, 'Missing required param: success_url.'],
    ['no line_items', { line_items: undefined }, 'Missing required param: line_items.'],
    ['no mode', { mode: undefined }, 'Missing required param: mode.'],
    ['a path for a URL', { cancel_url: '/cart' }, 'Not a valid URL'],
    [
      'a URL without its scheme',
      { success_url: 'shop.example/paid' },
      'Invalid URL: An explicit scheme (such as https) must be provided.',
    ],
    ['an address that is none', { customer_email: 'jenny' }, 'Invalid email address: jenny'],
    [
      'a customer and an address',
      { customer: 'cus_1', customer_email: 'a@b.example' },
      'You may only specify one of these parameters: customer, customer_email.',
    ],
    ['an unknown customer', { customer: 'cus_1' }, "No such customer: 'cus_1'"],
    [
      'data for a subscription',
      { subscription_data: { description: 'x' } },
      'You can not pass `subscription_data` in `payment` mode.',
    ],
    [
      'an early expiry',
      { expires_at: inSeconds(60) },
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    ],
    [
      'a late expiry',
      { expires_at: inSeconds(25 * 3600) },
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    ],
  ])('%s', async (_, change, message) => {
    const error = await refusal({ ...onePayment, ...change });
    expect(error.message).toBe(message);
    expect(error.statusCode).toBe(400);
    expect(error.type).toBe('StripeInvalidRequestError');
  });

  test('a URL is blamed by its parameter, with the code url_invalid', async () => {
    const error = await refusal({ ...onePayment, cancel_url: 'javascript:alert(1)' });
    expect(error).toMatchObject({ code: 'url_invalid', param: 'cancel_url' });
  });

  test.each([
    ['an unknown price', { price: 'price_1' }, "No such price: 'price_1'", 'line_items[0][price]'],
    ['no price', {}, 'Missing required param: line_items[0][price].', 'line_items[0][price]'],
    [
      'no quantity',
      { price_data: inDollars(2_000), quantity: undefined },
      'Quantity is required. Add `quantity` to `line_items[0]`',
      undefined,
    ],
    [
      'a recurring price in payment mode',
      { price_data: monthly },
      'You specified `payment` mode but passed a recurring price. Either switch to ' +
        '`subscription` mode or use only one-time prices.',
      'line_items[0]',
    ],
    [
      'less than half a dollar',
      { price_data: inDollars(49) },
      "The Checkout Session's total amount must convert to at least 50 cents.",
      undefined,
    ],
  ])('%s', async (_, line, message, param) => {
    const error = await refusal(withLine(line));
    expect(error.message).toBe(message);
    expect(error.param).toBe(param);
  });

  test('only one-time prices in subscription mode', async () => {
    const error = await refusal({ ...onePayment, mode: 'subscription' });
    expect(error.message).toBe(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
    );
  });

  test('a price that was archived, and one whose product was', async () => {
    const product = await stripe.products.create({ name: 'Old' });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 900,
    });
    await stripe.products.update(product.id, { active: false });
    expect((await refusal(withLine({ price: price.id }))).message).toBe(
      `Price \`${price.id}\` is not available to be purchased because its product is not active.`,
    );
    await stripe.prices.update(price.id, { active: false });
    expect((await refusal(withLine({ price: price.id }))).message).toBe(
      'The price specified is inactive. This field only accepts active prices.',
    );
  });

  test('two currencies', async () => {
    const euros = { ...inDollars(2_000), currency: 'eur' };
    const error = await refusal({
      ...onePayment,
      line_items: [
        { price_data: inDollars(2_000), quantity: 1 },
        { price_data: euros, quantity: 1 },
      ],
    });
    expect(error.message).toBe(
      "The price specified only supports `eur`. This doesn't match the expected currency: `usd`.",
    );
  });

  test.each([
    ['ui_mode', { ui_mode: 'embedded_page' }],
    ['discounts', { discounts: [{ coupon: 'SALE' }] }],
    ['automatic_tax[enabled]', { automatic_tax: { enabled: true } }],
    ['allowed_payment_method_types', { allowed_payment_method_types: ['ideal'] }],
  ])('what would need more than the emulator has: %s', async (param, change) => {
    const error = await refusal({ ...onePayment, ...change });
    expect(error).toMatchObject({ code: 'emulator_unsupported', param });
    // Else the SDK would send it twice more, in vain.
    expect(error.headers?.['stripe-should-retry']).toBe('false');
  });

  test('nothing of a refused session stays, not even its inline product', async () => {
    const name = 'Never sold';
    await refusal(withLine({ price_data: inDollars(10, name) }));
    const products = await stripe.products.list({ limit: 100 });
    expect(products.data.map((product) => product.name)).not.toContain(name);
  });
});

describe('retrieving, changing and listing', () => {
  test('a session is read again as it was created, and an unknown one is missing', async () => {
    const session = await stripe.checkout.sessions.create(onePayment);
    const { lastResponse: _, ...again } = await stripe.checkout.sessions.retrieve(session.id);
    expect(again).toMatchObject({ id: session.id, status: 'open', url: session.url });
    await expect(stripe.checkout.sessions.retrieve('cs_test_1')).rejects.toMatchObject({
      code: 'resource_missing',
      message: "No such checkout.session: 'cs_test_1'",
      statusCode: 404,
    });
  });

  test('metadata is merged', async () => {
    const session = await stripe.checkout.sessions.create({
      ...onePayment,
      metadata: { kept: '1', dropped: '2' },
    });
    const updated = await stripe.checkout.sessions.update(session.id, {
      metadata: { dropped: '', added: '3' },
    });
    expect(updated.metadata).toEqual({ kept: '1', added: '3' });
  });

  test('lists are filtered', async () => {
    const customer = await stripe.customers.create({ email: 'lists@example.com' });
    const create = () => stripe.checkout.sessions.create({ ...onePayment, customer: customer.id });
    const [open, expired] = [await create(), await create()];
    await stripe.checkout.sessions.expire(expired.id);
    const ids = async (params: Stripe.Checkout.SessionListParams) =>
      (await stripe.checkout.sessions.list(params)).data.map(({ id }) => id);
    expect(await ids({ customer: customer.id })).toEqual([expired.id, open.id]);
    expect(await ids({ customer: customer.id, status: 'open' })).toEqual([open.id]);
    expect(await ids({ customer_details: { email: 'lists@example.com' }, limit: 1 })).toEqual([
      expired.id,
    ]);
    expect(await ids({ payment_intent: 'pi_1' })).toEqual([]);
    expect(await ids({ customer: customer.id, created: { lt: 1 } })).toEqual([]);
  });
});

describe('expiring', () => {
  test('an open session can be expired, once', async () => {
    const { id } = await stripe.checkout.sessions.create(onePayment);
    const expired = await stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: 'expired', url: null, payment_status: 'unpaid' });
    const [event] = (await stripe.events.list({ type: 'checkout.session.expired', limit: 1 })).data;
    expect(event?.data.object).toMatchObject({ id, status: 'expired' });
    await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has ' +
        'a status of `expired`.',
    );
  });

  test('a session expires by itself, and no sooner', async () => {
    const halfAnHour = 30 * 60;
    const { id } = await stripe.checkout.sessions.create({
      ...onePayment,
      expires_at: Math.floor(emulator.clock.nowMs() / 1000) + halfAnHour,
    });
    emulator.clock.advanceMs((halfAnHour - 5) * 1000);
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open');
    emulator.clock.advanceMs(10_000);
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
  });

  test('one that was paid stays complete after its time', async () => {
    const { id } = await stripe.checkout.sessions.create(onePayment);
    await visitor.pay(id, { number: '4242424242424242', email: 'jenny@example.com' });
    emulator.clock.advanceMs(25 * 60 * 60 * 1000);
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('complete');
  });
});
