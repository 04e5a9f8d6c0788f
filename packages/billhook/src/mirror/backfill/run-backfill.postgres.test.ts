import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../../testing/test-mirror.ts';
import type { Mirror } from '../mirror.ts';
import type { JsonObject } from '../stripe-object.ts';
import type { BackfillProgress } from './backfill-progress.ts';

let own: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;
const children: ChildProcess[] = [];

beforeEach(async () => {
  own = await createMigratedDatabase();
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: own.database, stripe });
  stripe.objects.set('/v1/account', { id: 'acct_1', object: 'account', created: beginning });
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await stripe.close();
  await own.close();
});

const beginning = 1_700_000_000;

/** As many objects, one a minute, and at each full hour two in one second. */
function objects(prefix: string, object: string, length: number): JsonObject[] {
  return Array.from({ length }, (_, index) => ({
    id: `${prefix}_${String(index).padStart(6, '0')}`,
    object,
    number: index,
    created: beginning + (index - (index % 60 === 1 ? 1 : 0)) * 60,
  }));
}

async function countRows(table: string): Promise<number> {
  const { rows } = await own.database.query<{ count: number }>(
    `select count(*)::int as count from stripe.${table}`,
  );
  return rows[0]?.count ?? 0;
}

/** The ids of those whose row is not exactly what Stripe holds. */
async function differing(table: string, expected: readonly JsonObject[]): Promise<unknown[]> {
  const { rows } = await own.database.query(
    `select expected ->> 'id' as id from jsonb_array_elements($1::jsonb) expected
     left join stripe.${table} held on held.id = expected ->> 'id' and held.deleted_at is null
     where held.object is distinct from expected`,
    [JSON.stringify(expected)],
  );
  return rows;
}

const pagesOf = (path: string): string[] => stripe.requests.filter((one) => one.startsWith(path));

describe('a backfill', () => {
  test('reads everything, with its parts', async () => {
    const customers = objects('cus', 'customer', 450);
    const lines = Array.from({ length: 30 }, (_, index) => ({
      id: `il_${index}`,
      object: 'line_item',
    }));
    const invoices = objects('in', 'invoice', 120);
    const cutShort = { object: 'list', data: lines.slice(0, 10), has_more: true };
    invoices[7] = { ...invoices[7], lines: cutShort };
    stripe.lists.set('/v1/customers', customers);
    stripe.lists.set('/v1/invoices', invoices);
    stripe.lists.set('/v1/invoices/in_000007/lines', lines);
    stripe.objects.set('/v1/balance', { object: 'balance', pending: [] });
    const report = await mirror.backfill({ types: ['customer', 'invoice', 'balance'] });
    expect(report.objects).toBe(450 + 120 + 1);
    expect(await differing('customers', customers)).toEqual([]);
    expect(await countRows('invoices')).toBe(120);
    expect(await countRows('invoice_line_items')).toBe(30);
    expect(await mirror.get('balance', 'balance')).toEqual({ object: 'balance', pending: [] });
  });

  test('is not stopped by an invoice that is deleted while its lines are read', async () => {
    const invoices = objects('in', 'invoice', 120);
    const line = { id: 'il_1', object: 'line_item' };
    invoices[7] = { ...invoices[7], lines: { object: 'list', data: [line], has_more: true } };
    stripe.lists.set('/v1/invoices', invoices);
    const { types } = await mirror.backfill({ types: ['invoice'] });
    expect(pagesOf('/v1/invoices/in_000007/lines')).toHaveLength(1);
    expect(types).toMatchObject({ invoice: { objects: 120, skipped: null } });
    expect(await differing('invoices', invoices)).toEqual([]);
  });

  test('leaves out what Stripe refuses to list, and says why', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 5));
    stripe.intercept = (path) => (path === '/v1/issuing/cards' ? { status: 400 } : undefined);
    const { types } = await mirror.backfill({ types: ['customer', 'issuing.card'] });
    expect(types).toMatchObject({
      customer: { objects: 5, fraction: 1, skipped: null },
      'issuing.card': { objects: 0, skipped: 'Refused: 400' },
    });
  });

  test('refuses a type that cannot be listed', async () => {
    const backfill = mirror.backfill({ types: ['discount'] });
    await expect(backfill).rejects.toMatchObject({ code: 'mirror_filter_unknown' });
  });

  test('stops when the key is refused, and goes on when it is not', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 5));
    stripe.intercept = (path) => (path === '/v1/customers' ? { status: 401 } : undefined);
    await expect(mirror.backfill({ types: ['customer'] })).rejects.toMatchObject({
      statusCode: 401,
    });
    stripe.intercept = undefined;
    expect(await mirror.backfill({ types: ['customer'] })).toMatchObject({ objects: 5 });
  });

  test('tells how far it has come', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 1_000));
    const told: BackfillProgress[] = [];
    await mirror.backfill({ types: ['customer'], onProgress: (one) => told.push(one) });
    const counts = told.map((one) => one.objects);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ objects: 1_000, fraction: 1, etaMs: 0 });
  });

  test('shares a long range among those who would be idle', async () => {
    const customers = objects('cus', 'customer', 2_000);
    stripe.lists.set('/v1/customers', customers);
    stripe.delayMs = 20;
    stripe.nowMs = (beginning + 2_000 * 60) * 1_000;
    const clock = { now: () => new Date(stripe.nowMs ?? 0) };
    const sharing = createTestMirror({ database: own.database, stripe, clock });
    await sharing.backfill({ types: ['customer'], concurrency: 4 });
    expect(await differing('customers', customers)).toEqual([]);
    expect(pagesOf('/v1/customers').some((path) => path.includes('created'))).toBe(true);
    // 20 pages that are needed, and some that end a range.
    expect(pagesOf('/v1/customers').length).toBeLessThan(50);
  });

  test('obeys 429, and outlasts an error of Stripe', async () => {
    const customers = objects('cus', 'customer', 1_000);
    stripe.lists.set('/v1/customers', customers);
    let asked = 0;
    stripe.intercept = () => {
      asked += 1;
      if (asked % 5 === 0) return { status: 429, headers: { 'retry-after': '1' } };
      return asked % 7 === 0 ? { status: 500 } : undefined;
    };
    await mirror.backfill({ types: ['customer'] });
    expect(await differing('customers', customers)).toEqual([]);
  });

  test('asks for the entitlements of each customer who has a subscription', async () => {
    stripe.lists.set('/v1/subscriptions', [
      { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active' },
      { id: 'sub_2', object: 'subscription', customer: 'cus_2', status: 'canceled' },
    ]);
    stripe.lists.set('/v1/entitlements/features', [
      { id: 'feat_1', object: 'entitlements.feature', lookup_key: 'api' },
    ]);
    stripe.lists.set('/v1/entitlements/active_entitlements', [
      {
        id: 'ent_1',
        object: 'entitlements.active_entitlement',
        feature: 'feat_1',
        lookup_key: 'api',
      },
    ]);
    await mirror.backfill({
      types: ['subscription', 'entitlements.feature', 'entitlements.active_entitlement_summary'],
    });
    expect(
      await mirror.list('entitlements.active_entitlement', { customer: 'cus_1' }),
    ).toHaveLength(1);
    expect(pagesOf('/v1/entitlements/active_entitlements')).toHaveLength(1);
  });

  test('finds that a customer has lost an entitlement of which no event told', async () => {
    const entitlement = {
      id: 'ent_1',
      object: 'entitlements.active_entitlement',
      lookup_key: 'api',
    };
    const summary = {
      object: 'entitlements.active_entitlement_summary',
      customer: 'cus_1',
      entitlements: { object: 'list', data: [entitlement], has_more: false },
    };
    const type = 'entitlements.active_entitlement_summary.updated';
    await handleEvent(
      mirror,
      own.database,
      await receiveEvent(own.database, { type, object: summary }),
    );
    stripe.lists.set('/v1/subscriptions', [
      { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'canceled' },
    ]);
    stripe.lists.set('/v1/entitlements/active_entitlements', []);
    await mirror.backfill({ types: ['subscription', 'entitlements.active_entitlement_summary'] });
    expect(await mirror.list('entitlements.active_entitlement', { customer: 'cus_1' })).toEqual([]);
  });
});

async function tell(type: string, object: JsonObject): Promise<void> {
  await handleEvent(mirror, own.database, await receiveEvent(own.database, { type, object }));
}

describe('what is gone', () => {
  test('is asked for by its id, and marked as deleted, unless it is only not listed', async () => {
    const customers = objects('cus', 'customer', 120);
    const ofTestClock = { ...customers[7], test_clock: 'clock_1' };
    stripe.lists.set('/v1/customers', customers);
    await mirror.backfill({ types: ['customer'] });
    await tell('customer.created', { id: 'cus_of_others', object: 'customer' });
    stripe.lists.set('/v1/customers', customers.slice(10));
    stripe.objects.set('/v1/customers/cus_000007', ofTestClock);
    stripe.objects.set('/v1/customers/cus_000008', { id: 'cus_000008', deleted: true });
    stripe.requests.splice(0);
    await mirror.backfill({ types: ['customer'] });
    expect(await mirror.get('customer', 'cus_000007')).toEqual(ofTestClock);
    for (const id of ['cus_000000', 'cus_000008', 'cus_of_others']) {
      expect(await mirror.get('customer', id)).toBeNull();
    }
    expect(await differing('customers', customers.slice(10))).toEqual([]);
    // Nobody else is asked for, and nobody twice.
    expect(pagesOf('/v1/customers/')).toHaveLength(11);
    await mirror.backfill({ types: ['customer'] });
    expect(pagesOf('/v1/customers/')).toHaveLength(12);
  });

  test('is not looked for where the list could not be read, or never shows all', async () => {
    await tell('customer.created', { id: 'cus_1', object: 'customer' });
    await tell('price.created', { id: 'price_1', object: 'price' });
    stripe.lists.set('/v1/prices', []);
    stripe.intercept = (path) => (path === '/v1/customers' ? { status: 403 } : undefined);
    await mirror.backfill({ types: ['customer', 'price'] });
    expect(await mirror.get('customer', 'cus_1')).not.toBeNull();
    expect(await mirror.get('price', 'price_1')).not.toBeNull();
  });
});

test('prices that are not active are listed apart, and read, too', async () => {
  stripe.lists.set('/v1/prices', objects('price', 'price', 150));
  const { types } = await mirror.backfill({ types: ['price'] });
  expect(types).toMatchObject({ price: { fraction: 1 } });
  for (const active of [true, false]) {
    expect(pagesOf(`/v1/prices?active=${active}&`)).toHaveLength(2);
  }
});

test('an object that PostgreSQL cannot hold keeps none of the others away', async () => {
  const customers = objects('cus', 'customer', 120);
  const absurd: readonly JsonObject[] = [
    { ...customers[3], balance: 1e30 },
    { ...customers[4], created: 1e15 },
    { ...customers[5], email: Array.from({ length: 9_000 }, (_, index) => index * 7_919).join('') },
  ];
  stripe.lists.set('/v1/customers', [...customers.slice(0, 3), ...absurd, ...customers.slice(6)]);
  await mirror.backfill({ types: ['customer'] });
  expect(await differing('customers', customers)).toEqual(absurd.map(({ id }) => ({ id })));
});

describe('events that arrive meanwhile', () => {
  test('are not overwritten by a page that was under way', async () => {
    const customers = objects('cus', 'customer', 300);
    stripe.lists.set('/v1/customers', customers);
    const now = Math.floor(Date.now() / 1_000);
    let told: Promise<unknown> | undefined;
    stripe.delayMs = 50;
    stripe.intercept = (path) => {
      if (path !== '/v1/customers') return undefined;
      told ??= (async () => {
        const changed = { ...customers[250], number: -1 };
        // Far enough ahead for no margin of the clocks to reach it.
        const event = { type: 'customer.updated', object: changed, created: now + 60 };
        await handleEvent(mirror, own.database, await receiveEvent(own.database, event));
        const gone = { type: 'customer.deleted', object: customers[251] ?? {}, created: now + 60 };
        await handleEvent(mirror, own.database, await receiveEvent(own.database, gone));
      })();
      return undefined;
    };
    await mirror.backfill({ types: ['customer'] });
    await told;
    expect(await differing('customers', customers)).toEqual([
      { id: 'cus_000250' },
      { id: 'cus_000251' },
    ]);
    expect(await mirror.get('customer', 'cus_000250')).toMatchObject({ number: -1 });
    expect(await mirror.get('customer', 'cus_000251')).toBeNull();
  });

  test('that cannot be ordered make their object be fetched', async () => {
    const customers = objects('cus', 'customer', 50);
    stripe.lists.set('/v1/customers', customers);
    const newest = { ...customers[10], number: -2 };
    stripe.objects.set('/v1/customers/cus_000010', newest);
    let told: Promise<unknown> | undefined;
    stripe.delayMs = 50;
    stripe.intercept = (path) => {
      if (path !== '/v1/customers') return undefined;
      const created = Math.floor(Date.now() / 1_000);
      told ??= receiveEvent(own.database, {
        type: 'customer.updated',
        object: newest,
        created,
      }).then(async (event) => handleEvent(mirror, own.database, event));
      return undefined;
    };
    await mirror.backfill({ types: ['customer'] });
    await told;
    expect(await mirror.get('customer', 'cus_000010')).toEqual(newest);
    expect(pagesOf('/v1/customers/cus_000010')).toHaveLength(1);
  });
});

describe('a backfill that was interrupted', () => {
  test('goes on where it was after each of two kills', { timeout: 60_000 }, async () => {
    const customers = objects('cus', 'customer', 1_000);
    const invoices = objects('in', 'invoice', 2_000);
    stripe.lists.set('/v1/customers', customers);
    stripe.lists.set('/v1/invoices', invoices);
    stripe.objects.set('/v1/balance', { object: 'balance' });
    stripe.delayMs = 20;
    for (const killedAfter of [700, 1_600]) {
      const child = startChild();
      await new Promise<void>((resolve) => {
        child.on('message', (read) => {
          if (typeof read === 'number' && read >= killedAfter) resolve();
        });
      });
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const before = stripe.requests.length;
    const report = await mirror.backfill({
      types: ['customer', 'invoice', 'balance'],
      leaseMs: 300,
    });
    expect(report.objects).toBe(3_001);
    expect(await differing('customers', customers)).toEqual([]);
    expect(await differing('invoices', invoices)).toEqual([]);
    // What was left were 14 of 30 pages; a run from the beginning would have needed more.
    expect(stripe.requests.length - before).toBeLessThan(28);
  });

  test('goes on by time when the object it had come to is gone', async () => {
    const customers = objects('cus', 'customer', 1_000);
    stripe.lists.set('/v1/customers', customers);
    const stop = new AbortController();
    const stopped = mirror.backfill({
      types: ['customer'],
      signal: stop.signal,
      concurrency: 1,
      onProgress: ({ objects: read }) => {
        if (read >= 300) stop.abort(new Error('That is enough.'));
      },
    });
    await expect(stopped).rejects.toThrow('That is enough.');
    const left = customers.filter(({ id }) => id !== 'cus_000700');
    stripe.lists.set('/v1/customers', left);
    await mirror.backfill({ types: ['customer'], concurrency: 1 });
    expect(await differing('customers', left)).toEqual([]);
  });

  test('begins anew when it is told to, or when it was finished', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 150));
    await mirror.backfill({ types: ['customer'] });
    expect(pagesOf('/v1/customers')).toHaveLength(2);
    expect((await mirror.backfill({ types: ['customer'] })).objects).toBe(150);
    expect(pagesOf('/v1/customers')).toHaveLength(4);
  });

  test('is worked on by one at a time', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 500));
    stripe.delayMs = 20;
    const options = { types: ['customer'] as const, concurrency: 1 };
    const reports = await Promise.all([mirror.backfill(options), mirror.backfill(options)]);
    expect(reports.map(({ objects: read }) => read)).toEqual([500, 500]);
    expect(pagesOf('/v1/customers')).toHaveLength(5);
  });

  test('reads its own types after it has waited for one that did not', async () => {
    stripe.lists.set('/v1/customers', objects('cus', 'customer', 300));
    stripe.lists.set('/v1/products', objects('prod', 'product', 5));
    stripe.delayMs = 20;
    const reports = await Promise.all([
      mirror.backfill({ types: ['customer'] }),
      mirror.backfill({ types: ['product'] }),
    ]);
    expect(await countRows('products')).toBe(5);
    expect(await countRows('customers')).toBe(300);
    expect(reports[1].types).toHaveProperty('product');
  });
});

function startChild(): ChildProcess {
  const file = new URL('../../testing/run-backfill-process.ts', import.meta.url);
  const child = fork(file, [own.url, stripe.url], {
    execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
  });
  children.push(child);
  return child;
}
