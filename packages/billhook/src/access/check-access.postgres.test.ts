import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  createSubscriptions,
  currentSubscriptionSql,
} from '../subscriptions/current-subscription.ts';
import { type ObjectStripe, startObjectStripe } from '../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../testing/test-mirror.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { JsonObject } from '../mirror/stripe-object.ts';
import { accessSql, createAccess } from './check-access.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  shared = await createMigratedDatabase();
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: shared.database, stripe });
  await shared.database.query(
    `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
     select 'acct_1', false, 'user_' || number, 'cus_' || number, 'key_' || number
     from generate_series(1, 2000) number`,
  );
});

afterAll(async () => {
  await stripe.close();
  await shared.close();
});

let created = 1_763_900_000;
async function tell(type: string, object: JsonObject): Promise<void> {
  created += 10;
  await handleEvent(
    mirror,
    shared.database,
    await receiveEvent(shared.database, { type, object, created }),
  );
}

async function entitle(customer: string, keys: readonly string[], has_more = false): Promise<void> {
  const data = keys.map((lookup_key) => ({
    id: `ent_${customer}_${lookup_key}`,
    object: 'entitlements.active_entitlement',
    feature: `feat_${lookup_key}`,
    lookup_key,
  }));
  await tell('entitlements.active_entitlement_summary.updated', {
    object: 'entitlements.active_entitlement_summary',
    customer,
    entitlements: { object: 'list', data, has_more },
  });
}

/** The names of the tables that the plan reads from one end to the other. */
async function scannedWhole(sql: string, values: unknown[]): Promise<string[]> {
  await shared.database.query('analyze');
  const { rows } = await shared.database.query<Record<'QUERY PLAN', string>>(
    `explain ${sql}`,
    values,
  );
  return rows.flatMap((row) => /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1] ?? []);
}

/** What the plan reads when nothing is known of the tables, as just after a backfill. */
async function planWithoutStatistics(sql: string, values: unknown[]): Promise<string> {
  return shared.database.transaction(async (tx) => {
    // As PostgreSQL has it of a table that was never analysed; by a superuser's hand, for there are versions without
    // a function for it. All of it is rolled back.
    const tables = `('stripe.entitlements_active_entitlements'::regclass, 'stripe.subscriptions'::regclass)`;
    await tx.query(`delete from pg_statistic where starelid in ${tables}`);
    await tx.query(`update pg_class set reltuples = -1, relpages = 0 where oid in ${tables}`);
    const { rows } = await tx.query<Record<'QUERY PLAN', string>>(`explain ${sql}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

const subscription = (id: string, status: string, day: number): JsonObject => ({
  id,
  object: 'subscription',
  customer: 'cus_5',
  status,
  created: 1_763_900_000 + day * 86_400,
});

describe('access', () => {
  test('follows the customer’s active entitlements', async () => {
    const access = createAccess({ database: shared.database, livemode: false });
    await entitle('cus_1', ['exports', 'api']);
    expect(await access.check('user_1', 'exports')).toBe(true);
    expect(await access.check('user_1', 'feat_api')).toBe(true);
    expect(await access.check('user_1', 'seats')).toBe(false);
    expect(await access.check('user_2', 'exports')).toBe(false);
    expect(await access.check('nobody', 'exports')).toBe(false);
    await entitle('cus_1', ['api']);
    expect(await access.check('user_1', 'exports')).toBe(false);
    expect(await access.check('user_1', 'api')).toBe(true);
  });

  test('counts entitlements that did not fit into the event', async () => {
    const access = createAccess({ database: shared.database, livemode: false });
    const all = Array.from({ length: 120 }, (_, number) => ({
      id: `ent_many_${number}`,
      object: 'entitlements.active_entitlement',
      feature: `feat_many_${number}`,
      lookup_key: `many_${number}`,
    }));
    stripe.lists.set('/v1/entitlements/active_entitlements', all);
    await entitle('cus_3', ['many_0'], true);
    expect(await access.check('user_3', 'many_119')).toBe(true);
  });

  test('is not mixed up with that of the other mode', async () => {
    const live = createAccess({ database: shared.database, livemode: true });
    await entitle('cus_4', ['exports']);
    expect(await live.check('user_4', 'exports')).toBe(false);
  });

  test('takes one query, by indexes', async () => {
    await shared.database.query(
      `insert into stripe.entitlements_active_entitlements (id, livemode, customer, object)
       select 'ent_' || number, false, 'cus_' || number, '{"lookup_key": "exports"}'
       from generate_series(100, 2000) number`,
    );
    expect(await scannedWhole(accessSql, ['user_500', false, 'exports'])).toEqual([]);
    const plan = await planWithoutStatistics(accessSql, ['user_500', false, 'exports']);
    expect(plan).toContain('entitlements_by_customer');
    expect(plan).not.toContain('by_lookup_key');
  });
});

describe('the current subscription', () => {
  test('is the one that gives access, then the newest; never one that has ended', async () => {
    const subscriptions = createSubscriptions({ database: shared.database, livemode: false });
    expect(await subscriptions.current('user_5')).toBeNull();
    await tell('customer.subscription.created', subscription('sub_ended', 'canceled', 9));
    expect(await subscriptions.current('user_5')).toBeNull();
    await tell('customer.subscription.created', subscription('sub_waiting', 'incomplete', 8));
    expect(await subscriptions.current('user_5')).toMatchObject({ id: 'sub_waiting' });
    await tell('customer.subscription.created', subscription('sub_old', 'active', 1));
    await tell('customer.subscription.created', subscription('sub_new', 'active', 2));
    expect(await subscriptions.current('user_5')).toMatchObject({ id: 'sub_new' });
    await tell('customer.subscription.deleted', subscription('sub_new', 'canceled', 2));
    expect(await subscriptions.current('user_5')).toMatchObject({ id: 'sub_old' });
  });

  test('takes one query, by indexes', async () => {
    await shared.database.query(
      `insert into stripe.subscriptions (id, livemode, object, _as_of, _as_of_until)
       select 'sub_' || number, false,
         jsonb_build_object('customer', 'cus_' || number, 'status', 'active'), now(), now()
       from generate_series(100, 20000) number`,
    );
    const values = ['user_500', false, ['active', 'trialing', 'past_due', 'unpaid', 'paused']];
    expect(await scannedWhole(currentSubscriptionSql, values)).toEqual([]);
    const plan = await planWithoutStatistics(currentSubscriptionSql, values);
    expect(plan).toContain('subscriptions_by_customer');
    expect(plan).not.toContain('subscriptions_pkey');
  });
});
