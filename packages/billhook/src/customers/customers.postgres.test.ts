import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTinyStripe, type TinyStripe } from '../testing/tiny-stripe.ts';

let database: TestDatabase;
let stripe: TinyStripe;
const running: Billhook[] = [];

beforeEach(async () => {
  database = await createEmptyDatabase();
  stripe = await startTinyStripe();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (billhook) => billhook.stop()));
  await stripe.close();
  await database.close();
});

async function create(): Promise<Billhook> {
  const billhook = await createTestBillhook({ url: database.url, stripe: { apiBase: stripe.url } });
  running.push(billhook);
  return billhook;
}

describe('one user, one customer', () => {
  test('over three instances, of which two meet a call that is still under way', async () => {
    // Longer than the SDK itself goes on trying.
    stripe.delayMs = 2_500;
    const instances = await Promise.all([create(), create(), create()]);
    const ids = await Promise.all(
      instances.flatMap((billhook) => [
        billhook.customers.ensure({ id: 'user_1', email: 'ada@example.com' }),
        billhook.customers.ensure({ id: 'user_1' }),
      ]),
    );
    expect(new Set(ids)).toEqual(stripe.customers);
    expect(stripe.customers.size).toBe(1);
  });

  test('is created with the address and the link back, and asked for no second time', async () => {
    const billhook = await create();
    const user = { id: 'user_1', email: 'ada@example.com' };
    const id = await billhook.customers.ensure(user);
    expect(await billhook.customers.ensure(user)).toBe(id);
    expect(stripe.requests).toHaveLength(1);
    expect(Object.fromEntries(stripe.requests[0]?.form ?? [])).toEqual({
      email: 'ada@example.com',
      'metadata[billhook_user]': 'user_1',
    });
  });

  test('an answer that was lost is fetched again by the very same call', async () => {
    const billhook = await create();
    const id = await billhook.customers.ensure({ id: 'user_1', email: 'old@example.com' });
    await database.database.query('update billhook.customers set customer_id = null');
    expect(await billhook.customers.ensure({ id: 'user_1', email: 'new@example.com' })).toBe(id);
    const [first, second] = stripe.requests;
    expect(second?.key).toBe(first?.key);
    expect(second?.form.get('email')).toBe('old@example.com');
  });

  test('what Stripe has refused does not stand in the way of the next try', async () => {
    const billhook = await create();
    await expect(
      billhook.customers.ensure({ id: 'user_1', email: 'not an address' }),
    ).rejects.toMatchObject({ code: 'email_invalid' });
    await billhook.customers.ensure({ id: 'user_1', email: 'ada@example.com' });
    expect(stripe.customers.size).toBe(1);
  });
});

describe('checkout', () => {
  const checkout = {
    user: { id: 'user_1' },
    mode: 'payment',
    items: [{ price: 'price_1' }],
    successUrl: 'https://app.example/done',
  } as const;

  test('a customer that Stripe no longer knows is replaced', async () => {
    const billhook = await create();
    const old = await billhook.customers.ensure({ id: 'user_1' });
    stripe.customers.clear();
    const session = await billhook.checkout.create(checkout);
    expect(session.customer).not.toBe(old);
    expect(stripe.customers).toEqual(new Set([session.customer]));
  });

  test('one reference is one session; without a reference each call is its own', async () => {
    const [one, two] = [await create(), await create()];
    const referred = { ...checkout, reference: 'order_1' };
    const first = await one.checkout.create(referred);
    expect((await two.checkout.create(referred)).id).toBe(first.id);
    expect((await one.checkout.create({ ...referred, metadata: { gift: 'yes' } })).id).not.toBe(
      first.id,
    );
    expect((await one.checkout.create(checkout)).id).not.toBe(
      (await one.checkout.create(checkout)).id,
    );
  });

  test('a session that Stripe still remembers, but that has expired, is not handed out', async () => {
    const billhook = await create();
    stripe.sessionExpiresAt = 1_700_000_000;
    const referred = { ...checkout, reference: 'order_1' };
    const expired = await billhook.checkout.create(referred);
    stripe.sessionExpiresAt = 4_000_000_000;
    const session = await billhook.checkout.create(referred);
    expect(session.id).not.toBe(expired.id);
    expect((await billhook.checkout.create(referred)).id).toBe(session.id);
  });

  test("a key of the app's own goes before the derived one", async () => {
    const billhook = await create();
    await billhook.checkout.create({ ...checkout, reference: 'order_1', idempotencyKey: 'mine' });
    expect(stripe.requests.at(-1)?.key).toBe('mine');
  });

  test('a session without a page is an error that says so', async () => {
    const billhook = await create();
    await expect(
      billhook.checkout.create({ ...checkout, stripe: { ui_mode: 'embedded_page' } }),
    ).rejects.toMatchObject({ code: 'checkout_url_missing' });
  });
});
