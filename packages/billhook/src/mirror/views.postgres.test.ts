// The views, on rows that make each number checkable by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../testing/test-mirror.ts';
import type { Mirror } from './mirror.ts';
import type { JsonObject } from './stripe-object.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

async function tell(object: JsonObject): Promise<void> {
  const event = await receiveEvent(shared.database, {
    type: `${String(object['object'])}.created`,
    object,
  });
  await handleEvent(mirror, shared.database, event);
}

async function rows(sql: string): Promise<unknown[]> {
  return (await shared.database.query(sql)).rows;
}

/** Unix seconds of a day in UTC. */
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1_000;

interface Plan {
  readonly unit_amount: number | null;
  readonly unit_amount_decimal?: string;
  readonly currency?: string;
  readonly interval?: string;
  readonly interval_count?: number;
  readonly usage_type?: string;
  readonly transform_quantity?: JsonObject;
}

function item(id: string, plan: Plan, quantity?: number): JsonObject {
  const { unit_amount, unit_amount_decimal, currency = 'usd', interval = 'month' } = plan;
  return {
    id,
    object: 'subscription_item',
    current_period_start: at('2026-01-10'),
    current_period_end: at('2026-02-10'),
    ...(quantity === undefined ? {} : { quantity }),
    price: {
      id: `price_${id}`,
      object: 'price',
      product: 'prod_1',
      currency,
      unit_amount,
      transform_quantity: plan.transform_quantity ?? null,
      unit_amount_decimal: unit_amount_decimal ?? (unit_amount === null ? null : `${unit_amount}`),
      recurring: {
        interval,
        interval_count: plan.interval_count ?? 1,
        usage_type: plan.usage_type ?? 'licensed',
      },
    },
  };
}

async function tellSubscription(
  id: string,
  items: readonly JsonObject[],
  fields: JsonObject = {},
): Promise<void> {
  await tell({
    id,
    object: 'subscription',
    customer: 'cus_1',
    status: 'active',
    start_date: at('2026-01-10'),
    items: { object: 'list', data: items, has_more: false },
    ...fields,
  });
}

beforeAll(async () => {
  shared = await createMigratedDatabase();
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: shared.database, stripe });
  await shared.database.query(
    `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
     values ('acct_1', false, 'user_1', 'cus_1', 'key')`,
  );
  await tell({ id: 'cus_1', object: 'customer', email: 'ada@example.com' });
  await tell({ id: 'prod_1', object: 'product', name: 'Club' });
});

afterAll(async () => {
  await stripe.close();
  await shared.close();
});

const refund = (id: string, amount: number, status: string, created: number): JsonObject => ({
  id,
  object: 'refund',
  amount,
  status,
  currency: 'usd',
  created,
});

describe('subscriptions', () => {
  beforeAll(async () => {
    // 20.00 a month, and 120.00 a year for each of 3 seats, which is 30.00 a month.
    await tellSubscription('sub_two', [
      item('si_month', { unit_amount: 2_000 }, 1),
      item('si_year', { unit_amount: 12_000, interval: 'year' }, 3),
    ]);
    // 1.20 a week is 5.20 a month; 3.00 every three months is 1.00.
    await tellSubscription('sub_week', [
      item('si_week', { unit_amount: 120, interval: 'week' }, 1),
    ]);
    await tellSubscription('sub_quarter', [
      item('si_quarter', { unit_amount: 300, interval_count: 3 }, 1),
    ]);
    // 0.0005 each for 10,000 is 5.00: the unit amount is no whole number of cents.
    await tellSubscription('sub_fraction', [
      item('si_fraction', { unit_amount: null, unit_amount_decimal: '0.05' }, 10_000),
    ]);
    // 3.00 for each package of 100, begun ones counted, is 9.00 for 250; 6.00 where they are not.
    await tellSubscription('sub_packages', [
      item('si_up', { unit_amount: 300, transform_quantity: { divide_by: 100, round: 'up' } }, 250),
      item(
        'si_down',
        { unit_amount: 300, transform_quantity: { divide_by: 100, round: 'down' } },
        250,
      ),
    ]);
    await tellSubscription('sub_yen', [item('si_yen', { unit_amount: 500, currency: 'jpy' }, 1)]);
    await tellSubscription('sub_metered', [
      item('si_metered', { unit_amount: 9, usage_type: 'metered' }),
    ]);
    await tellSubscription('sub_gone', [item('si_gone', { unit_amount: 700 }, 1)], {
      status: 'canceled',
      ended_at: at('2026-03-05'),
    });
    await tellSubscription('sub_trial', [item('si_trial', { unit_amount: 4_000 }, 1)], {
      trial_end: at('2026-02-03'),
      status: 'past_due',
    });
    await tellSubscription('sub_never', [item('si_never', { unit_amount: 9_900 }, 1)], {
      status: 'incomplete_expired',
    });
  });

  test('active_subscriptions has each item with its plan, period and user', async () => {
    expect(
      await rows(`select subscription, subscription_item, status, user_id, customer_email, price, product_name,
          quantity::int, unit_amount::int, currency, interval, interval_count::int, current_period_end
        from stripe.active_subscriptions where subscription = 'sub_two' order by subscription_item`),
    ).toEqual([
      {
        subscription: 'sub_two',
        subscription_item: 'si_month',
        status: 'active',
        user_id: 'user_1',
        customer_email: 'ada@example.com',
        price: 'price_si_month',
        product_name: 'Club',
        quantity: 1,
        unit_amount: 2_000,
        currency: 'usd',
        interval: 'month',
        interval_count: 1,
        current_period_end: new Date('2026-02-10T12:00:00Z'),
      },
      expect.objectContaining({ subscription_item: 'si_year', quantity: 3, interval: 'year' }),
    ]);
    const shown = await rows(
      'select distinct subscription from stripe.active_subscriptions order by 1',
    );
    expect(shown.map((row) => Object.values(Object(row))[0])).toEqual([
      'sub_fraction',
      'sub_metered',
      'sub_packages',
      'sub_quarter',
      'sub_trial',
      'sub_two',
      'sub_week',
      'sub_yen',
    ]);
  });

  test('mrr_by_month adds them up, each while it was paid for', async () => {
    const mrr = await rows(
      `select to_char(month, 'YYYY-MM') as month, currency, mrr::int, subscriptions::int
       from stripe.mrr_by_month where month < '2026-04-01' order by month, currency`,
    );
    // 20.00 + 30.00 + 5.20 + 1.00 + 5.00 + 9.00 + 6.00, of five subscriptions.
    const always = 2_000 + 3_000 + 520 + 100 + 500 + 900 + 600;
    expect(mrr).toEqual([
      { month: '2026-01', currency: 'jpy', mrr: 500, subscriptions: 1 },
      // With the one that ends in March, before the trial becomes paid.
      { month: '2026-01', currency: 'usd', mrr: always + 700, subscriptions: 6 },
      { month: '2026-02', currency: 'jpy', mrr: 500, subscriptions: 1 },
      { month: '2026-02', currency: 'usd', mrr: always + 700 + 4_000, subscriptions: 7 },
      { month: '2026-03', currency: 'jpy', mrr: 500, subscriptions: 1 },
      { month: '2026-03', currency: 'usd', mrr: always + 4_000, subscriptions: 6 },
    ]);
  });

  test('mrr_by_month reaches up to the present month', async () => {
    expect(
      await rows(`select currency, mrr::int from stripe.mrr_by_month
        where month = date_trunc('month', now() at time zone 'utc') order by currency`),
    ).toEqual([
      { currency: 'jpy', mrr: 500 },
      { currency: 'usd', mrr: 11_620 },
    ]);
  });
});

test('failed_payments has what is still owed, and why', async () => {
  const declined = {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  };
  await tell({
    id: 'in_failed',
    object: 'invoice',
    customer: 'cus_1',
    status: 'open',
    attempt_count: 2,
    amount_remaining: 2_000,
    currency: 'usd',
    next_payment_attempt: at('2026-02-13'),
    customer_email: 'billing@example.com',
    hosted_invoice_url: 'https://invoice.example/1',
    parent: { subscription_details: { subscription: 'sub_two' } },
    created: at('2026-02-10'),
  });
  const paid = (id: string, payment_intent: string, day: string): JsonObject => ({
    id,
    object: 'invoice_payment',
    invoice: 'in_failed',
    payment: { type: 'payment_intent', payment_intent },
    created: at(day),
  });
  const intent = (id: string, fields: JsonObject): JsonObject => ({
    id,
    object: 'payment_intent',
    customer: 'cus_1',
    status: 'requires_payment_method',
    amount: 1_500,
    currency: 'eur',
    created: at('2026-02-11'),
    ...fields,
  });
  await tell(paid('inpay_1', 'pi_first', '2026-02-10'));
  await tell(paid('inpay_2', 'pi_second', '2026-02-11'));
  await tell(intent('pi_first', { last_payment_error: { message: 'Another reason.' } }));
  await tell(intent('pi_second', { last_payment_error: declined }));
  await tell(
    intent('pi_alone', { last_payment_error: { ...declined, decline_code: 'generic_decline' } }),
  );
  await tell(intent('pi_untried', { last_payment_error: null }));
  await tell(intent('pi_mended', { last_payment_error: declined, status: 'succeeded' }));
  await tell({
    id: 'in_fresh',
    object: 'invoice',
    status: 'open',
    attempt_count: 0,
    amount_remaining: 5,
  });
  expect(
    await rows(`select kind, id, user_id, customer_email, amount::int, currency, attempts::int, next_attempt_at,
        subscription, decline_code, error_message, pay_url
      from stripe.failed_payments order by kind`),
  ).toEqual([
    {
      kind: 'invoice',
      id: 'in_failed',
      user_id: 'user_1',
      customer_email: 'billing@example.com',
      amount: 2_000,
      currency: 'usd',
      attempts: 2,
      next_attempt_at: new Date('2026-02-13T12:00:00Z'),
      subscription: 'sub_two',
      decline_code: 'insufficient_funds',
      error_message: 'Your card has insufficient funds.',
      pay_url: 'https://invoice.example/1',
    },
    expect.objectContaining({
      kind: 'payment_intent',
      id: 'pi_alone',
      customer_email: 'ada@example.com',
      amount: 1_500,
      currency: 'eur',
      attempts: 1,
      decline_code: 'generic_decline',
      pay_url: null,
    }),
  ]);
});

test('refunds_by_day adds up what succeeded, is under way, and failed', async () => {
  const lastSecond = Date.parse('2026-02-10T23:59:59Z') / 1_000;
  await tell(refund('re_1', 100, 'succeeded', at('2026-02-10')));
  await tell(refund('re_2', 250, 'succeeded', lastSecond));
  await tell(refund('re_3', 30, 'pending', lastSecond));
  await tell(refund('re_4', 7, 'failed', lastSecond));
  await tell(refund('re_5', 1_000, 'succeeded', lastSecond + 1));
  expect(
    await rows(`select to_char(day, 'YYYY-MM-DD') as day, currency, refunds::int, amount::int,
        pending_amount::int, failed_amount::int
      from stripe.refunds_by_day order by day`),
  ).toEqual([
    {
      day: '2026-02-10',
      currency: 'usd',
      refunds: 2,
      amount: 350,
      pending_amount: 30,
      failed_amount: 7,
    },
    {
      day: '2026-02-11',
      currency: 'usd',
      refunds: 1,
      amount: 1_000,
      pending_amount: 0,
      failed_amount: 0,
    },
  ]);
});

test('every column of every view is described', async () => {
  expect(
    await rows(`select view.relname as view, attribute.attname as name
      from pg_class view
      join pg_namespace schema on schema.oid = view.relnamespace and schema.nspname = 'stripe'
      join pg_attribute attribute on attribute.attrelid = view.oid and attribute.attnum > 0
      where view.relkind = 'v' and col_description(view.oid, attribute.attnum) is null`),
  ).toEqual([]);
});
