import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../../testing/test-mirror.ts';
import type { Mirror } from '../mirror.ts';
import type { JsonObject } from '../stripe-object.ts';
import type { ApplyOutcome } from './apply-event.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  shared = await createMigratedDatabase();
});

afterAll(async () => {
  await shared.close();
});

beforeEach(async () => {
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: shared.database, stripe });
});

afterEach(async () => {
  await stripe.close();
});

interface Told {
  readonly type: string;
  readonly object: JsonObject;
  readonly created?: number;
  readonly account?: string;
}

async function handle(told: Told): Promise<ApplyOutcome['kind']> {
  return handleEvent(mirror, shared.database, await receiveEvent(shared.database, told));
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await shared.database.query(sql)).rows;
}

let unique = 0;
/** An id of its own for each test: they share the tables. */
function fresh(prefix: string): string {
  unique += 1;
  return `${prefix}_${unique}`;
}

const t = 1_763_900_000;

const subscription = (id: string, status: string): JsonObject => ({
  id,
  object: 'subscription',
  status,
});

const list = (data: JsonObject[], has_more = false): JsonObject => ({
  object: 'list',
  data,
  has_more,
});

const item = (id: string, quantity: number): JsonObject => ({
  id,
  object: 'subscription_item',
  quantity,
});

async function itemsOf(id: string): Promise<unknown[]> {
  return rows(
    `select id, quantity::int, deleted_at is not null as gone from stripe.subscription_items
     where subscription = '${id}' order by id`,
  );
}

describe('what is stored', () => {
  test('the whole object, with columns computed from it', async () => {
    const id = fresh('in');
    const object = {
      id,
      object: 'invoice',
      customer: 'cus_1',
      status: 'open',
      amount_due: 1_999,
      currency: 'usd',
      created: t,
      parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1' } },
      metadata: { order: '7' },
    };
    expect(await handle({ type: 'invoice.created', object })).toBe('applied');
    expect(await mirror.get('invoice', id)).toEqual(object);
    expect(
      await rows(
        `select customer, subscription, status, amount_due, currency, extract(epoch from created)::int as created
         from stripe.invoices where id = '${id}'`,
      ),
    ).toEqual([
      {
        customer: 'cus_1',
        subscription: 'sub_1',
        status: 'open',
        amount_due: '1999',
        currency: 'usd',
        created: t,
      },
    ]);
  });

  test('the id of a reference, also where the object itself stands in its place', async () => {
    const id = fresh('ch');
    await handle({
      type: 'charge.succeeded',
      object: { id, object: 'charge', customer: { id: 'cus_9', object: 'customer' } },
    });
    expect(await rows(`select customer from stripe.charges where id = '${id}'`)).toEqual([
      { customer: 'cus_9' },
    ]);
  });

  test('an object with fields of types that nobody expects, with nulls in those columns', async () => {
    const id = fresh('ch');
    const object = {
      id,
      object: 'charge',
      amount: '12.5',
      paid: 'yes',
      created: 'today',
      currency: 5,
    };
    expect(await handle({ type: 'charge.succeeded', object })).toBe('applied');
    expect(
      await rows(`select amount, paid, created, currency from stripe.charges where id = '${id}'`),
    ).toEqual([{ amount: null, paid: null, created: null, currency: '5' }]);
  });

  test('a NUL in metadata is replaced instead of being refused for ever', async () => {
    const id = fresh('cus');
    const object = { id, object: 'customer', name: 'A\0B', metadata: { note: '\ud800' } };
    expect(await handle({ type: 'customer.created', object })).toBe('applied');
    expect(await mirror.get('customer', id)).toEqual({
      id,
      object: 'customer',
      name: 'A\u{FFFD}B',
      metadata: { note: '\u{FFFD}' },
    });
  });

  test('no client secret', async () => {
    const id = fresh('pi');
    const object = { id, object: 'payment_intent', client_secret: `${id}_secret_abc` };
    await handle({ type: 'payment_intent.created', object });
    expect(await mirror.get('payment_intent', id)).toEqual({ ...object, client_secret: null });
  });

  test('nothing of a type that is unknown, nor of a preview', async () => {
    expect(await handle({ type: 'x.created', object: { id: 'x_1', object: 'x' } })).toBe(
      'unmirrored',
    );
    expect(await handle({ type: 'invoice.upcoming', object: { object: 'invoice' } })).toBe(
      'unmirrored',
    );
    expect(await handle({ type: 'odd', object: { id: 'il_1', object: 'line_item' } })).toBe(
      'unmirrored',
    );
  });

  test('what has no id, by what there is one of', async () => {
    await handle({ type: 'balance.available', object: { object: 'balance', pending: [] } });
    expect(await mirror.get('balance', 'balance')).toEqual({ object: 'balance', pending: [] });
    const summary = { object: 'entitlements.active_entitlement_summary', customer: 'cus_e' };
    await handle({ type: 'entitlements.active_entitlement_summary.updated', object: summary });
    expect(await mirror.get('entitlements.active_entitlement_summary', 'cus_e')).toEqual(summary);
  });

  test('objects of connected accounts apart, for merchants choose ids', async () => {
    const id = fresh('SAVE10');
    const coupon = (percent_off: number): JsonObject => ({ id, object: 'coupon', percent_off });
    await handle({ type: 'coupon.created', object: coupon(10) });
    await handle({ type: 'coupon.created', object: coupon(20), account: 'acct_b' });
    expect(await mirror.get('coupon', id)).toEqual(coupon(10));
    expect(await mirror.get('coupon', id, { account: 'acct_b' })).toEqual(coupon(20));
    // What a platform reads of its accounts is one row, whoever told of it.
    const account = { id: fresh('acct'), object: 'account', email: 'a@b.c' };
    await handle({ type: 'account.updated', object: account, account: account.id });
    expect(await mirror.get('account', account.id)).toEqual(account);
  });
});

describe('order', () => {
  test('a newer event replaces an older one, and never the other way round', async () => {
    const id = fresh('sub');
    await handle({
      type: 'customer.subscription.updated',
      object: subscription(id, 'active'),
      created: t + 2,
    });
    expect(
      await handle({
        type: 'customer.subscription.created',
        object: subscription(id, 'incomplete'),
        created: t,
      }),
    ).toBe('stale');
    expect(await mirror.get('subscription', id)).toMatchObject({ status: 'active' });
    await handle({
      type: 'customer.subscription.deleted',
      object: subscription(id, 'canceled'),
      created: t + 9,
    });
    expect(await mirror.get('subscription', id)).toMatchObject({ status: 'canceled' });
    expect(stripe.requests).toEqual([]);
  });

  test('of two events of one second, what Stripe says now', async () => {
    const id = fresh('sub');
    await handle({ type: 'customer.subscription.updated', object: subscription(id, 'active') });
    stripe.objects.set(`/v1/subscriptions/${id}`, subscription(id, 'active'));
    expect(
      await handle({
        type: 'customer.subscription.updated',
        object: subscription(id, 'incomplete'),
      }),
    ).toBe('stale');
    expect(await mirror.get('subscription', id)).toMatchObject({ status: 'active' });
    expect(stripe.requests).toEqual([`/v1/subscriptions/${id}`]);
  });

  test('creation and change in one second need no look at Stripe', async () => {
    const id = fresh('sub');
    await handle({ type: 'customer.subscription.created', object: subscription(id, 'incomplete') });
    await handle({ type: 'customer.subscription.updated', object: subscription(id, 'active') });
    expect(await mirror.get('subscription', id)).toMatchObject({ status: 'active' });
    expect(stripe.requests).toEqual([]);
  });

  test('one look settles all events that had arrived by then', async () => {
    const id = fresh('in');
    const invoice = (status: string): JsonObject => ({ id, object: 'invoice', status });
    const told = ['draft', 'open', 'open', 'paid'].map((status, attempt_count) => ({
      type: 'invoice.updated',
      object: { ...invoice(status), attempt_count },
    }));
    const events = await Promise.all(told.map(async (one) => receiveEvent(shared.database, one)));
    stripe.objects.set(`/v1/invoices/${id}`, invoice('paid'));
    for (const event of events) await handleEvent(mirror, shared.database, event);
    expect(stripe.requests).toHaveLength(1);
    expect(await mirror.get('invoice', id)).toEqual(invoice('paid'));
  });

  test('handled once more, an event changes nothing', async () => {
    const id = fresh('cus');
    const old = await receiveEvent(shared.database, {
      type: 'customer.updated',
      object: { id, object: 'customer', name: 'old' },
    });
    await handleEvent(mirror, shared.database, old);
    expect(await handleEvent(mirror, shared.database, old)).toBe('stale');
    await handle({
      type: 'customer.updated',
      object: { id, object: 'customer', name: 'new' },
      created: t + 5,
    });
    expect(await handleEvent(mirror, shared.database, old)).toBe('stale');
    expect(await mirror.get('customer', id)).toMatchObject({ name: 'new' });
  });

  test('what nobody may read follows the order of its events', async () => {
    const id = fresh('di');
    const discount = (end: number): JsonObject => ({ id, object: 'discount', end });
    await handle({ type: 'customer.discount.updated', object: discount(1) });
    expect(await handle({ type: 'customer.discount.updated', object: discount(2) })).toBe(
      'applied',
    );
    expect(
      await handle({ type: 'customer.discount.updated', object: discount(3), created: t - 1 }),
    ).toBe('stale');
    expect(await mirror.get('discount', id)).toEqual(discount(2));
  });

  test('so does what this key may not read', async () => {
    const id = fresh('pi');
    const intent = (amount: number): JsonObject => ({ id, object: 'payment_intent', amount });
    stripe.intercept = () => ({ status: 403, code: 'permission' });
    await handle({ type: 'payment_intent.processing', object: intent(1) });
    expect(await handle({ type: 'payment_intent.succeeded', object: intent(2) })).toBe('applied');
    expect(await mirror.get('payment_intent', id)).toEqual(intent(2));
  });

  test('objects of a test clock are not compared with real time', async () => {
    const id = fresh('sub');
    const at = (status: string): JsonObject => ({
      ...subscription(id, status),
      test_clock: 'clock_1',
    });
    // The clock stands in 2020; the fetch happens today.
    const past = 1_577_836_800;
    await handle({ type: 'customer.subscription.updated', object: at('trialing'), created: past });
    stripe.objects.set(`/v1/subscriptions/${id}`, at('trialing'));
    await handle({
      type: 'customer.subscription.updated',
      object: at('incomplete'),
      created: past,
    });
    stripe.objects.set(`/v1/subscriptions/${id}`, at('active'));
    await handle({
      type: 'customer.subscription.updated',
      object: at('active'),
      created: past + 60,
    });
    expect(await mirror.get('subscription', id)).toMatchObject({ status: 'active' });
  });
});

describe('deletion', () => {
  test('nothing that comes late brings the object back', async () => {
    const id = fresh('cus');
    const object = { id, object: 'customer' };
    await handle({ type: 'customer.deleted', object, created: t + 5 });
    for (const created of [t, t + 5, t + 60]) {
      expect(await handle({ type: 'customer.updated', object, created })).toBe('stale');
    }
    expect(await mirror.get('customer', id)).toBeNull();
    expect(await rows(`select deleted_at from stripe.customers where id = '${id}'`)).toEqual([
      { deleted_at: new Date((t + 5) * 1_000) },
    ]);
  });

  test('a coupon whose id was given away again is there again', async () => {
    const id = fresh('SPRING');
    const coupon = (percent_off: number): JsonObject => ({ id, object: 'coupon', percent_off });
    await handle({ type: 'coupon.created', object: coupon(10) });
    await handle({ type: 'coupon.deleted', object: coupon(10), created: t + 5 });
    stripe.objects.set(`/v1/coupons/${id}`, coupon(30));
    await handle({ type: 'coupon.created', object: coupon(20), created: t + 9 });
    expect(await mirror.get('coupon', id)).toEqual(coupon(30));
  });

  test('a look at Stripe can find that it is gone', async () => {
    const id = fresh('prod');
    const product = (name: string): JsonObject => ({ id, object: 'product', name });
    await handle({ type: 'product.updated', object: product('a') });
    await handle({ type: 'product.updated', object: product('b') });
    expect(await mirror.get('product', id)).toBeNull();
  });
});

describe('parts', () => {
  test('the items of a subscription are rows that come and go with it', async () => {
    const id = fresh('sub');
    const told = (items: JsonObject[], created: number): Told => ({
      type: 'customer.subscription.updated',
      object: { id, object: 'subscription', items: list(items) },
      created,
    });
    await handle(told([item(`${id}a`, 1), item(`${id}b`, 2)], t));
    await handle(told([item(`${id}b`, 3), item(`${id}c`, 4)], t + 5));
    const present = [
      { id: `${id}a`, quantity: 1, gone: true },
      { id: `${id}b`, quantity: 3, gone: false },
      { id: `${id}c`, quantity: 4, gone: false },
    ];
    expect(await itemsOf(id)).toEqual(present);
    await handle(told([item(`${id}a`, 9)], t + 1));
    expect(await itemsOf(id)).toEqual(present);
  });

  test('a list that Stripe has cut short is read to its end', async () => {
    const id = fresh('sub');
    const all = Array.from({ length: 250 }, (_, index) => item(`${id}_${1_000 + index}`, index));
    const short = { id, object: 'subscription', items: list(all.slice(0, 20), true) };
    stripe.objects.set(`/v1/subscriptions/${id}`, short);
    stripe.lists.set('/v1/subscription_items', all);
    expect(await handle({ type: 'customer.subscription.created', object: short })).toBe('stale');
    expect(await itemsOf(id)).toHaveLength(250);
    expect((await mirror.get('subscription', id))?.items.data).toHaveLength(250);
  });

  test('an object that comes without its list leaves the parts alone', async () => {
    const id = fresh('cs');
    const session = { id, object: 'checkout.session', status: 'open' };
    const withItems = { ...session, line_items: list([{ id: `${id}_li`, object: 'item' }]) };
    await handle({ type: 'checkout.session.completed', object: withItems });
    await handle({ type: 'checkout.session.completed', object: session, created: t + 5 });
    expect(
      await rows(
        `select id, deleted_at from stripe.checkout_session_line_items where checkout_session = '${id}'`,
      ),
    ).toEqual([{ id: `${id}_li`, deleted_at: null }]);
  });

  test('the lines of a draft that was deleted are gone with it', async () => {
    const id = fresh('in');
    const object = {
      id,
      object: 'invoice',
      lines: list([{ id: `${id}_il`, object: 'line_item' }]),
    };
    await handle({ type: 'invoice.created', object });
    await handle({ type: 'invoice.deleted', object, created: t + 5 });
    expect(
      await rows(
        `select id, deleted_at is null as here from stripe.invoice_line_items where invoice = '${id}'`,
      ),
    ).toEqual([{ id: `${id}_il`, here: false }]);
  });
});
