// What a comparison may say that it has seen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

const daySeconds = 86_400;

let fresh: TestDatabase;
let stripe: ObjectStripe;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  stripe = await startObjectStripe();
  billhook = await createTestBillhook({ url: fresh.url, stripe: { apiBase: stripe.url } });
});
afterEach(async () => {
  await billhook.stop();
  await stripe.close();
  await fresh.close();
});

test('who asks from a later time than was known leaves the gap before it open', async () => {
  const now = Math.floor(Date.now() / 1_000);
  stripe.lists.set('/v1/events', []);
  await billhook.reconcile();
  await fresh.database.query('update billhook.reconciliation set complete_until = $1', [
    now - 3 * daySeconds,
  ]);
  stripe.lists.set('/v1/events', [createEvent({ id: 'evt_old', created: now - 2 * daySeconds })]);
  await billhook.reconcile({ since: now - 3_600 });
  expect((await billhook.reconcile()).missing).toEqual(['evt_old']);
  expect((await billhook.reconcile()).from).toBeGreaterThan(now - daySeconds);
});

describe('connected accounts', () => {
  const now = Math.floor(Date.now() / 1_000);

  async function deliver(id: string, account: string): Promise<void> {
    const event = { ...createEvent({ id, created: now }), account };
    expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  }

  test('that have sent events are compared, too, each with its own list', async () => {
    stripe.lists.set('/v1/events', []);
    await deliver('evt_1', 'acct_1');
    await deliver('evt_2', 'acct_2');
    stripe.lists.set('acct_1/v1/events', [
      createEvent({ id: 'evt_1', created: now }),
      createEvent({ id: 'evt_missed', created: now - 60 }),
    ]);
    const { missing, accounts, listed } = await billhook.reconcile();
    expect({ missing, accounts, listed }).toEqual({
      missing: ['evt_missed'],
      accounts: ['acct_1', 'acct_2'],
      listed: 2,
    });
    const { rows } = await fresh.database.query(
      `select account from billhook.inbox where id = 'evt_missed'`,
    );
    expect(rows).toEqual([{ account: 'acct_1' }]);
    expect((await billhook.reconcile()).missing).toEqual([]);
  });

  test('that is new is compared from where the own one was complete', async () => {
    stripe.lists.set('/v1/events', []);
    await billhook.reconcile();
    await fresh.database.query('update billhook.reconciliation set complete_until = $1', [
      now - 2 * daySeconds,
    ]);
    await deliver('evt_1', 'acct_1');
    stripe.lists.set('acct_1/v1/events', [
      createEvent({ id: 'evt_old', created: now - daySeconds }),
    ]);
    expect((await billhook.reconcile()).missing).toEqual(['evt_old']);
  });

  test('that has left is no reason to leave the others out, and is asked again later', async () => {
    stripe.lists.set('/v1/events', []);
    await deliver('evt_1', 'acct_1');
    await deliver('evt_2', 'acct_2');
    const asked: string[] = [];
    stripe.intercept = (_path, account) => {
      if (account !== undefined) asked.push(account);
      return account === 'acct_1' ? { status: 403 } : undefined;
    };
    await billhook.reconcile();
    await billhook.reconcile();
    expect(asked).toEqual(['acct_1', 'acct_2', 'acct_1', 'acct_2']);
  });

  test('in trouble at Stripe do not keep the others from their turn', async () => {
    stripe.lists.set('/v1/events', []);
    await deliver('evt_1', 'acct_1');
    await deliver('evt_2', 'acct_2');
    stripe.lists.set('acct_2/v1/events', [createEvent({ id: 'evt_missed', created: now })]);
    stripe.intercept = (_path, account) => (account === 'acct_1' ? { status: 500 } : undefined);
    await expect(billhook.reconcile()).rejects.toThrow('Refused: 500');
    // This time it is the last.
    await expect(billhook.reconcile()).rejects.toThrow('Refused: 500');
    expect(await billhook.webhooks.inbox.get('evt_missed')).toMatchObject({ state: 'received' });
  });

  test('are taken in turn, those first that have waited longest', async () => {
    stripe.lists.set('/v1/events', []);
    const ids = Array.from({ length: 60 }, (_, index) => `acct_${String(index).padStart(2, '0')}`);
    for (const id of ids) await deliver(`evt_${id}`, id);
    expect((await billhook.reconcile()).accounts).toEqual(ids.slice(0, 50));
    expect((await billhook.reconcile()).accounts.slice(0, 11)).toEqual([...ids.slice(50), ids[0]]);
  });
});

describe('thin events', () => {
  const created = new Date().toISOString();
  const thin = (id: string, at = created): Record<string, unknown> => ({
    id,
    object: 'v2.core.event',
    type: 'v1.billing.meter.no_meter_found',
    created: at,
    livemode: false,
    data: { developer_message_summary: 'There is none.' },
  });

  test('are compared if somebody handles them', async () => {
    stripe.lists.set('/v1/events', []);
    const longAgo = new Date(Date.now() - 40 * daySeconds * 1_000).toISOString();
    stripe.lists.set('/v2/core/events', [thin('evt_new'), thin('evt_old', longAgo)]);
    expect((await billhook.reconcile()).missing).toEqual([]);
    billhook.on('v1.billing.meter.no_meter_found', () => {});
    expect((await billhook.reconcile()).missing).toEqual(['evt_new']);
    expect(stripe.requests.at(-1)).toContain('v1.billing.meter.no_meter_found');
    expect(await billhook.webhooks.inbox.get('evt_new')).toMatchObject({ state: 'received' });
  });

  test('that a key may not list leave no gap among the others', async () => {
    stripe.lists.set('/v1/events', [
      createEvent({ id: 'evt_1', created: Math.floor(Date.now() / 1_000) }),
    ]);
    billhook.on('v1.billing.meter.no_meter_found', () => {});
    stripe.intercept = (path) => (path.startsWith('/v2/') ? { status: 403 } : undefined);
    expect((await billhook.reconcile()).missing).toEqual(['evt_1']);
    expect((await billhook.reconcile()).missing).toEqual([]);
  });
});

const minuteMs = 60_000;

/** Has so much time go by at Stripe, and makes an event that nobody delivers. Returns its id. */
function missed(id: string, minutes: number): string {
  stripe.nowMs = (stripe.nowMs ?? Date.now()) + minutes * minuteMs;
  const created = Math.floor(stripe.nowMs / 1_000) - 30;
  const before = stripe.lists.get('/v1/events') ?? [];
  stripe.lists.set('/v1/events', [...before, createEvent({ id, created })]);
  return id;
}

test.each([
  ['fast', -1],
  ['slow', 1],
])(
  "with a clock that is half an hour %s, nothing of Stripe's is passed over",
  async (_how, sign) => {
    stripe.nowMs = Date.now() + sign * 30 * minuteMs;
    stripe.lists.set('/v1/events', []);
    expect((await billhook.reconcile()).until).toBe(Math.floor(stripe.nowMs / 1_000));
    for (const id of ['evt_1', 'evt_2']) {
      missed(id, 5);
      expect((await billhook.reconcile()).missing).toEqual([id]);
    }
  },
);

test('a time to come, which a wrong clock has written, is not believed', async () => {
  stripe.lists.set('/v1/events', []);
  await billhook.reconcile();
  await fresh.database.query(
    `update billhook.reconciliation set complete_until = complete_until + ${daySeconds}`,
  );
  const lost = missed('evt_lost', -60);
  stripe.nowMs = undefined;
  expect((await billhook.reconcile()).missing).toEqual([lost]);
  const now = Date.now() / 1_000;
  expect((await billhook.reconcile()).from).toBeGreaterThan(now - daySeconds);
  expect((await billhook.reconcile()).from).toBeLessThan(now);
});
