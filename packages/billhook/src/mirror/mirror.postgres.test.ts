// Reading from the mirror, and bringing a checkout into it at once.
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type Stripe from 'stripe';

import { type ObjectStripe, startObjectStripe } from '../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../testing/test-mirror.ts';
import type { Mirror } from './mirror.ts';
import type { MirroredObject, MirroredType } from './mirrored-object.ts';
import type { JsonObject } from './stripe-object.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  shared = await createMigratedDatabase();
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: shared.database, stripe });
});

afterAll(async () => {
  await stripe.close();
  await shared.close();
});

async function tell(type: string, object: JsonObject): Promise<void> {
  await handleEvent(mirror, shared.database, await receiveEvent(shared.database, { type, object }));
}

const listedInvoice = (number: number, fields: JsonObject): JsonObject => ({
  id: `in_${number}`,
  object: 'invoice',
  customer: 'cus_l',
  status: 'open',
  created: 1_763_900_000 + Math.floor(number / 2),
  ...fields,
});

const ids = (objects: readonly { id?: string }[]): (string | undefined)[] =>
  objects.map(({ id }) => id);

const list = (data: JsonObject[], has_more = false): JsonObject => ({
  object: 'list',
  data,
  has_more,
});

describe('types', () => {
  test('are those of the SDK', () => {
    expectTypeOf<MirroredObject<'subscription'>>().toEqualTypeOf<Stripe.Subscription>();
    expectTypeOf<MirroredObject<'checkout.session'>>().toEqualTypeOf<Stripe.Checkout.Session>();
    expectTypeOf(async () =>
      mirror.get('invoice', 'in_1'),
    ).returns.resolves.toEqualTypeOf<Stripe.Invoice | null>();
  });

  test('are known of every type that is mirrored', () => {
    type Unknown = {
      [Type in MirroredType]: [MirroredObject<Type>] extends [never] ? Type : never;
    }[MirroredType];
    expectTypeOf<Unknown>().toBeNever();
  });
});

async function pageByPage(filter: { readonly customer: string }): Promise<unknown[]> {
  const found: (string | undefined)[] = [];
  let after: string | undefined;
  for (;;) {
    const options = { limit: 2, ...(after === undefined ? {} : { after }) };
    const page = await mirror.list('invoice', filter, options);
    if (page.length === 0) return found;
    found.push(...ids(page));
    after = page.at(-1)?.id;
  }
}

describe('list', () => {
  beforeAll(async () => {
    for (let number = 1; number <= 6; number += 1) {
      await tell(
        'invoice.created',
        listedInvoice(number, number % 3 === 0 ? { status: 'paid' } : {}),
      );
    }
    await tell('invoice.created', listedInvoice(7, { customer: 'cus_other' }));
    await tell('invoice.deleted', listedInvoice(8, {}));
    await tell('invoice.created', listedInvoice(9, { customer: null }));
  });

  test('finds by columns, newest first, without what was deleted', async () => {
    expect(ids(await mirror.list('invoice', { customer: 'cus_l' }))).toEqual([
      'in_6',
      'in_5',
      'in_4',
      'in_3',
      'in_2',
      'in_1',
    ]);
    expect(ids(await mirror.list('invoice', { customer: 'cus_l', status: 'paid' }))).toEqual([
      'in_6',
      'in_3',
    ]);
  });

  test('finds any of several values, those without one, and times', async () => {
    expect(ids(await mirror.list('invoice', { customer: ['cus_other', 'x'] }))).toEqual(['in_7']);
    expect(ids(await mirror.list('invoice', { customer: null }))).toEqual(['in_9']);
    const created = new Date(1_763_900_001_000);
    expect(ids(await mirror.list('invoice', { created }))).toEqual(['in_3', 'in_2']);
  });

  test('goes on behind an object, also among those of one second', async () => {
    const found = await pageByPage({ customer: 'cus_l' });
    expect(found).toEqual(['in_6', 'in_5', 'in_4', 'in_3', 'in_2', 'in_1']);
  });

  test('goes on behind objects of which Stripe does not say when they were created', async () => {
    const customer = 'cus_timeless';
    const createdOf = { in_t1: 5, in_t2: null, in_t3: 6, in_t4: null };
    for (const [id, created] of Object.entries(createdOf)) {
      await tell('invoice.created', { id, object: 'invoice', customer, created });
    }
    const found = await pageByPage({ customer });
    expect(found).toEqual(['in_t4', 'in_t2', 'in_t3', 'in_t1']);
  });

  test('refuses to go on behind an object that it does not know', async () => {
    const page = mirror.list('invoice', { customer: 'cus_l' }, { after: 'in_nobody' });
    await expect(page).rejects.toMatchObject({ code: 'mirror_filter_unknown' });
  });

  test('refuses a column that the table does not have', async () => {
    const filter = { 'status" = status; --': 'x' } as object;
    await expect(mirror.list('invoice', filter)).rejects.toMatchObject({
      code: 'mirror_filter_unknown',
    });
    // What JavaScript may pass, TypeScript does not let through.
    const type = 'unicorn' as MirroredType;
    await expect(mirror.get(type, 'u_1')).rejects.toMatchObject({ code: 'mirror_filter_unknown' });
  });
});

describe('completeCheckout', () => {
  test('brings the session and all that came of it, by one call', async () => {
    const line = { id: 'li_1', object: 'item', quantity: 2, amount_total: 1_000, currency: 'usd' };
    const invoice = { id: 'in_c', object: 'invoice', status: 'paid', subscription: 'sub_c' };
    const intent = {
      id: 'pi_c',
      object: 'payment_intent',
      status: 'succeeded',
      client_secret: 'pi_c_secret_x',
    };
    const items = list([{ id: 'si_c', object: 'subscription_item', quantity: 1 }]);
    const subscription = { id: 'sub_c', object: 'subscription', status: 'active', items };
    const session = { id: 'cs_c', object: 'checkout.session', status: 'complete' };
    stripe.objects.set('/v1/checkout/sessions/cs_c', {
      ...session,
      customer: { id: 'cus_c', object: 'customer', email: 'a@b.c' },
      payment_intent: intent,
      subscription: { ...subscription, latest_invoice: invoice },
      invoice,
      line_items: list([line]),
    });
    const returned = await mirror.completeCheckout('cs_c');
    expect(returned).toMatchObject({ id: 'cs_c', payment_intent: { id: 'pi_c' } });
    expect(await mirror.get('checkout.session', 'cs_c')).toMatchObject({
      ...session,
      customer: 'cus_c',
      payment_intent: 'pi_c',
      subscription: 'sub_c',
      invoice: 'in_c',
    });
    expect(await mirror.get('item', 'li_1')).toEqual(line);
    expect(await mirror.get('payment_intent', 'pi_c')).toEqual({ ...intent, client_secret: null });
    expect(await mirror.get('subscription', 'sub_c')).toEqual({
      ...subscription,
      latest_invoice: 'in_c',
    });
    expect(await mirror.get('subscription_item', 'si_c')).toMatchObject({ quantity: 1 });
    expect(await mirror.get('invoice', 'in_c')).toEqual(invoice);
    expect(await mirror.list('customer', { email: 'a@b.c' })).toHaveLength(1);
    expect(stripe.requests).toHaveLength(1);
    expect(stripe.requests[0]).toContain('expand%5B0%5D=line_items');
  });

  test('brings the lines of an invoice that did not fit into the answer', async () => {
    const lines = Array.from({ length: 30 }, (_, number) => ({
      id: `il_long_${number}`,
      object: 'line_item',
    }));
    const invoice = { id: 'in_long', object: 'invoice', lines: list(lines.slice(0, 10), true) };
    stripe.lists.set('/v1/invoices/in_long/lines', lines);
    stripe.objects.set('/v1/checkout/sessions/cs_long', {
      id: 'cs_long',
      object: 'checkout.session',
      invoice,
    });
    await mirror.completeCheckout('cs_long');
    expect((await mirror.get('invoice', 'in_long'))?.lines).toMatchObject(list(lines));
    expect(await mirror.list('line_item', { invoice: 'in_long' })).toHaveLength(30);
  });

  test('a session that does not exist is Stripe’s error', async () => {
    await expect(mirror.completeCheckout('cs_none')).rejects.toMatchObject({ statusCode: 404 });
  });
});
