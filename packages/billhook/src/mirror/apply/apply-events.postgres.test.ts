// Many events at once: what is certainly newer is written, and everything else is left to a closer look.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import {
  createTestMirror,
  handleEvent,
  receiveEvent,
  type TestEventInput,
} from '../../testing/test-mirror.ts';
import type { Mirror } from '../mirror.ts';
import type { JsonObject } from '../stripe-object.ts';

let fresh: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  fresh = await createMigratedDatabase();
});
afterAll(async () => {
  await fresh.close();
});
beforeEach(async () => {
  await fresh.database.query(
    'truncate stripe.subscriptions, stripe.subscription_items, stripe.customers, stripe.coupons',
  );
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: fresh.database, stripe });
});
afterEach(async () => {
  await stripe.close();
});

const t = 1_763_900_000;

const subscription = (id: string, status: string, quantities: readonly number[]): JsonObject => ({
  id,
  object: 'subscription',
  status,
  items: {
    object: 'list',
    has_more: false,
    data: quantities.map((quantity, index) => ({
      id: `si_${id}_${index}`,
      object: 'subscription_item',
      quantity,
    })),
  },
});

const customer = (id: string, name: string): JsonObject => ({ id, object: 'customer', name });

/** Applies them together, by ids `evt_0`, `evt_1` …; returns the ids of those that are settled. */
async function apply(told: readonly TestEventInput[]): Promise<string[]> {
  const events = await Promise.all(
    told.map(async (input, index) =>
      receiveEvent(fresh.database, { id: `evt_${index}`, ...input }),
    ),
  );
  const settled = await fresh.database.transaction(async (tx) => mirror.applyEvents(tx, events));
  return [...settled].toSorted();
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await fresh.database.query(sql)).rows;
}

test('objects of several types are written, with their parts and columns', async () => {
  const settled = await apply([
    { type: 'customer.subscription.created', object: subscription('sub_1', 'active', [1, 2]) },
    { type: 'customer.created', object: customer('cus_1', 'Ada \u0000 Lovelace') },
    { type: 'customer.subscription.created', object: subscription('sub_2', 'trialing', [3]) },
    { type: 'customer.created', object: customer('cus_1', 'another'), account: 'acct_1' },
  ]);
  expect(settled).toEqual(['evt_0', 'evt_1', 'evt_2', 'evt_3']);
  expect(await rows('select id, status from stripe.subscriptions order by id')).toEqual([
    { id: 'sub_1', status: 'active' },
    { id: 'sub_2', status: 'trialing' },
  ]);
  expect(
    await rows('select subscription, quantity from stripe.subscription_items order by id'),
  ).toEqual([
    { subscription: 'sub_1', quantity: '1' },
    { subscription: 'sub_1', quantity: '2' },
    { subscription: 'sub_2', quantity: '3' },
  ]);
  expect(await rows('select _account, name from stripe.customers order by _account')).toEqual([
    { _account: '', name: 'Ada \u{FFFD} Lovelace' },
    { _account: 'acct_1', name: 'another' },
  ]);
});

test('what is not certainly newer is left, and the rest is written all the same', async () => {
  await apply([
    { type: 'customer.created', object: customer('cus_newer', 'held'), created: t },
    { type: 'customer.created', object: customer('cus_same', 'held'), created: t },
    { type: 'customer.created', object: customer('cus_older', 'held'), created: t },
    { type: 'customer.deleted', object: customer('cus_gone', 'held'), created: t },
  ]);
  const settled = await apply([
    { type: 'customer.updated', object: customer('cus_newer', 'told'), created: t + 1 },
    { type: 'customer.updated', object: customer('cus_same', 'told'), created: t },
    { type: 'customer.updated', object: customer('cus_older', 'told'), created: t - 1 },
    { type: 'customer.updated', object: customer('cus_gone', 'told'), created: t + 1 },
  ]);
  expect(settled).toEqual(['evt_0']);
  expect(await rows('select id, name from stripe.customers order by id')).toEqual([
    { id: 'cus_gone', name: 'held' },
    { id: 'cus_newer', name: 'told' },
    { id: 'cus_older', name: 'held' },
    { id: 'cus_same', name: 'held' },
  ]);
});

test('of two events about one object the second is left', async () => {
  const settled = await apply([
    { type: 'customer.created', object: customer('cus_1', 'first'), created: t },
    { type: 'customer.updated', object: customer('cus_1', 'second'), created: t + 1 },
  ]);
  expect(settled).toEqual(['evt_0']);
  expect(await rows('select name from stripe.customers')).toEqual([{ name: 'first' }]);
});

test('a state that was fetched after one of them had arrived is not overwritten', async () => {
  const early = await receiveEvent(fresh.database, {
    id: 'evt_early',
    type: 'customer.updated',
    object: customer('cus_1', 'early'),
    created: t,
  });
  stripe.objects.set('/v1/customers/cus_1', customer('cus_1', 'fetched'));
  await handleEvent(mirror, fresh.database, { ...early, id: 'evt_a', created: t });
  const other = { ...early, id: 'evt_b', object: customer('cus_1', 'other') };
  await handleEvent(mirror, fresh.database, other);
  expect(await rows('select name from stripe.customers')).toEqual([{ name: 'fetched' }]);
  const late = await receiveEvent(fresh.database, {
    id: 'evt_late',
    type: 'customer.created',
    object: customer('cus_2', 'late'),
  });
  // By Stripe's clock it is newer; but it was here before the fetch began, which therefore saw it.
  const told = [{ ...early, created: t + 400_000_000 }, late];
  const settled = await fresh.database.transaction(async (tx) => mirror.applyEvents(tx, told));
  expect([...settled]).toEqual(['evt_late']);
  expect(await rows(`select name from stripe.customers where id = 'cus_1'`)).toEqual([
    { name: 'fetched' },
  ]);
});

test('a list that was cut short is left', async () => {
  const whole = subscription('sub_1', 'active', [1]);
  const cut = { ...whole, items: { object: 'list', has_more: true, data: [] } };
  expect(await apply([{ type: 'customer.subscription.created', object: cut }])).toEqual([]);
  expect(await apply([{ type: 'customer.subscription.created', object: whole }])).toEqual([
    'evt_0',
  ]);
});

test('nothing is left to do for what is not mirrored', async () => {
  const settled = await apply([
    { type: 'invoice.upcoming', object: { object: 'invoice' } },
    { type: 'something.new', object: { id: 'new_1', object: 'something' } },
  ]);
  expect(settled).toEqual(['evt_0', 'evt_1']);
});
