// One user, one customer: however many of their first checkouts come at once, in however many processes,
// and whatever happens in between. The library against the emulator, over real HTTP.
import { type Billhook, type CheckoutInput, createBillhook } from 'billhook';
import { createEmulator, type Emulator } from '@billhook/emulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createSilentLogger } from '../packages/billhook/src/testing/silent-logger.ts';
import {
  createEmptyDatabase,
  type TestDatabase,
} from '../packages/billhook/src/testing/test-database.ts';

let database: TestDatabase;
let emulator: Emulator;
let apiBase: string;
const running: Billhook[] = [];

beforeEach(async () => {
  database = await createEmptyDatabase();
  // Slow enough for calls to overlap as they do on the Internet.
  emulator = createEmulator({ latencyMs: 30 });
  apiBase = await emulator.listen();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (billhook) => billhook.stop()));
  await emulator.close();
  await database.close();
});

async function create(): Promise<Billhook> {
  const billhook = await createBillhook({
    stripe: { secretKey: 'sk_test_race', webhookSecrets: ['whsec_race'], apiBase },
    database: { url: database.url },
    logger: createSilentLogger(),
  });
  running.push(billhook);
  return billhook;
}

function checkoutOf(userId: string): CheckoutInput {
  return {
    user: { id: userId, email: 'ada@example.com' },
    mode: 'payment',
    items: [{ priceData: { currency: 'usd', unit_amount: 1999, product_data: { name: 'Tea' } } }],
    successUrl: 'https://app.example/done',
    cancelUrl: 'https://app.example/cart',
  };
}

async function customersOf(billhook: Billhook): Promise<string[]> {
  const { data } = await billhook.stripe.customers.list({ limit: 100 });
  return data.map(({ id }) => id);
}

describe('first checkouts at once', () => {
  test('50 in one process make one customer', async () => {
    const billhook = await create();
    const sessions = await Promise.all(
      Array.from({ length: 50 }, async () => billhook.checkout.create(checkoutOf('user_1'))),
    );
    const customers = await customersOf(billhook);
    expect(customers).toHaveLength(1);
    expect(new Set(sessions.map(({ customer }) => customer))).toEqual(new Set(customers));
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(50);
  });

  test('50 over two instances make one customer, even with different e-mail addresses', async () => {
    const instances = await Promise.all([create(), create()]);
    const sessions = await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        instances[index % 2]?.checkout.create({
          ...checkoutOf('user_1'),
          user: { id: 'user_1', email: `ada${index % 2}@example.com` },
        }),
      ),
    );
    const customers = await customersOf(instances[0]);
    expect(customers).toHaveLength(1);
    expect(new Set(sessions.map((session) => session?.customer))).toEqual(new Set(customers));
  });

  test('of two users make two', async () => {
    const billhook = await create();
    const ids = await Promise.all([
      billhook.customers.ensure({ id: 'user_1' }),
      billhook.customers.ensure({ id: 'user_2' }),
    ]);
    expect((await customersOf(billhook)).sort()).toEqual(ids.sort());
  });
});

test('a process that died after calling Stripe, before it could note the answer, doubles nobody', async () => {
  const billhook = await create();
  const id = await billhook.customers.ensure({ id: 'user_1', email: 'ada@example.com' });
  await database.database.query('update billhook.customers set customer_id = null');
  expect(await billhook.customers.ensure({ id: 'user_1', email: 'new@example.com' })).toBe(id);
  expect(await customersOf(billhook)).toEqual([id]);
});

test('a customer that was deleted at Stripe is replaced, once, however many need it', async () => {
  const billhook = await create();
  const old = await billhook.customers.ensure({ id: 'user_1' });
  await billhook.stripe.customers.del(old);
  const sessions = await Promise.all(
    Array.from({ length: 10 }, async () => billhook.checkout.create(checkoutOf('user_1'))),
  );
  const customers = await customersOf(billhook);
  expect(customers).toHaveLength(1);
  expect(customers).not.toContain(old);
  expect(new Set(sessions.map(({ customer }) => customer))).toEqual(new Set(customers));
});

describe('a checkout with a reference', () => {
  test('opens one session however often it is asked for, in whichever process', async () => {
    const [one, two] = [await create(), await create()];
    const input = { ...checkoutOf('user_1'), reference: 'order_1' };
    const first = await one.checkout.create(input);
    expect((await one.checkout.create(input)).id).toBe(first.id);
    expect((await two.checkout.create(input)).id).toBe(first.id);
  });

  test('opens another when something else is to be paid', async () => {
    const billhook = await create();
    const input = { ...checkoutOf('user_1'), reference: 'order_1' };
    const first = await billhook.checkout.create(input);
    const second = await billhook.checkout.create({ ...input, metadata: { gift: 'yes' } });
    expect(second.id).not.toBe(first.id);
  });

  test('carries user and reference on the session and what comes of it', async () => {
    const billhook = await create();
    const session = await billhook.checkout.create({
      ...checkoutOf('user_1'),
      reference: 'order_1',
    });
    expect(session).toMatchObject({
      client_reference_id: 'order_1',
      metadata: { billhook_user: 'user_1', billhook_reference: 'order_1' },
    });
    expect(session.url).toMatch(/^http/);
  });
});
