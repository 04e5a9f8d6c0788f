// The promises of the inbox, each shown with a real database: exactly once, nothing lost, nobody blocked.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import type { WorkerOptions } from '../../config/options.ts';
import { createEvent, deliveryOf, type EventInput } from '../../testing/signed-event.ts';
import { createSilentLogger, type SilentLogger } from '../../testing/silent-logger.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { InboxState } from '../inbox/count-states.ts';
import { dead, done, ignored, retry } from '../outcomes.ts';

let database: TestDatabase;
let logger: SilentLogger;
const running: Billhook[] = [];

beforeEach(async () => {
  database = await createEmptyDatabase();
  logger = createSilentLogger();
  await database.database.query('create table effects (event text, note text)');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (billhook) => billhook.stop()));
  await database.close();
});

async function create(worker: WorkerOptions = {}): Promise<Billhook> {
  const billhook = await createTestBillhook({ url: database.url, worker, logger });
  running.push(billhook);
  return billhook;
}

async function deliver(billhook: Billhook, input: EventInput = {}): Promise<string> {
  const event = createEvent(input);
  const response = await billhook.handler(deliveryOf(event));
  expect(response.status).toBe(200);
  return event.id;
}

async function stateOf(billhook: Billhook, id: string): Promise<InboxState | undefined> {
  return (await billhook.webhooks.inbox.get(id))?.state;
}

async function until(billhook: Billhook, id: string, state: InboxState): Promise<void> {
  await vi.waitFor(async () => expect(await stateOf(billhook, id)).toBe(state), {
    timeout: 10_000,
    interval: 10,
  });
}

async function effects(): Promise<string[]> {
  const { rows } = await database.database.query<{ note: string }>(
    'select note from effects order by note',
  );
  return rows.map(({ note }) => note);
}

const insertEffect = 'insert into effects (event, note) values ($1, $2)';

describe('exactly once', () => {
  test('50 deliveries at once run the handler once', async () => {
    const billhook = await create();
    let runs = 0;
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      runs += 1;
      await tx.query(insertEffect, [event.id, 'paid']);
    });
    await billhook.start();
    const event = createEvent();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => billhook.handler(deliveryOf(event))),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await until(billhook, event.id, 'done');
    await sleep(150);
    expect(runs).toBe(1);
    expect(await effects()).toEqual(['paid']);
  });

  test('two workers on one inbox share the events and double none', async () => {
    const workers = await Promise.all([create(), create()]);
    for (const billhook of workers) {
      billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
        await tx.query(insertEffect, [event.id, event.id]);
      });
      await billhook.start();
    }
    const [one, two] = workers;
    if (one === undefined || two === undefined) throw new Error('unreachable');
    const ids = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => deliver(index % 2 === 0 ? one : two)),
    );
    await vi.waitFor(async () => expect((await one.webhooks.inbox.counts()).done).toBe(60), 10_000);
    expect(await effects()).toEqual(ids.sort());
  });

  test('what a handler wrote before it threw is rolled back', async () => {
    const billhook = await create();
    billhook.on('payment_intent.succeeded', async ({ event, tx, attempt }) => {
      await tx.query(insertEffect, [event.id, `attempt ${attempt}`]);
      if (attempt < 3) throw new Error('not yet');
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'done');
    expect(await effects()).toEqual(['attempt 3']);
  });

  test('of two handlers, the second failing undoes the first', async () => {
    const billhook = await create({ attempts: 1 });
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      await tx.query(insertEffect, [event.id, 'first']);
    });
    billhook.on('payment_intent.succeeded', () => {
      throw new Error('the second');
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'dead');
    expect(await effects()).toEqual([]);
  });

  test('a handler can neither end its transaction nor use it afterwards', async () => {
    const billhook = await create({ attempts: 1 });
    const late: Promise<unknown>[] = [];
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      await tx.query('savepoint mine');
      await tx.query(insertEffect, [event.id, 'undone']);
      await tx.query('rollback to savepoint mine');
      late.push(sleep(50).then(async () => tx.query(insertEffect, [event.id, 'late'])));
      late.at(-1)?.catch(() => {});
    });
    billhook.on('payment_intent.canceled', async ({ event, tx }) => {
      await tx.query(insertEffect, [event.id, 'committed early']);
      await tx.query(' COMMIT');
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'done');
    await expect(late[0]).rejects.toMatchObject({ code: 'transaction_closed' });
    const ending = await deliver(billhook, { type: 'payment_intent.canceled' });
    await until(billhook, ending, 'dead');
    expect(await effects()).toEqual([]);
  });
});

describe('a poison event blocks nobody', () => {
  test('it is retried, then dead and visible, while others are handled; it can be replayed', async () => {
    const billhook = await create({ attempts: 4, concurrency: 1 });
    let poisonous = true;
    let runs = 0;
    billhook.on('payment_intent.payment_failed', async ({ event, tx }) => {
      runs += 1;
      if (poisonous) throw new Error('cannot swallow sk_test_123');
      await tx.query(insertEffect, [event.id, 'cured']);
    });
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      await tx.query(insertEffect, [event.id, 'other']);
    });
    const poison = await deliver(billhook, { type: 'payment_intent.payment_failed' });
    const others = [await deliver(billhook), await deliver(billhook), await deliver(billhook)];
    await billhook.start();
    for (const other of others) await until(billhook, other, 'done');
    await until(billhook, poison, 'dead');
    expect(runs).toBe(4);
    const [listed] = await billhook.webhooks.inbox.list({ state: 'dead' });
    expect(listed).toMatchObject({
      id: poison,
      attempts: 4,
      lastError: 'Error: cannot swallow [redacted]',
    });
    poisonous = false;
    expect(await billhook.webhooks.replay(poison)).toEqual([poison]);
    await until(billhook, poison, 'done');
    expect(await effects()).toEqual(['cured', 'other', 'other', 'other']);
  });

  test('not even when it hangs: it is cut off, and what it wrote is undone', async () => {
    const billhook = await create({ handlerTimeoutMs: 100, attempts: 1, concurrency: 1 });
    let aborted = false;
    billhook.on('payment_intent.payment_failed', async ({ event, tx, signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      await tx.query(insertEffect, [event.id, 'hung']);
      await tx.query('select pg_sleep(30)');
    });
    const hanging = await deliver(billhook, { type: 'payment_intent.payment_failed' });
    const other = await deliver(billhook);
    await billhook.start();
    await until(billhook, hanging, 'dead');
    await until(billhook, other, 'done');
    expect(aborted).toBe(true);
    expect((await billhook.webhooks.inbox.get(hanging))?.lastError).toContain('handler_timed_out');
    expect(await effects()).toEqual([]);
  });

  test('nor does a connection that is cut in the middle', async () => {
    const billhook = await create({ backoffMs: 1 });
    billhook.on('payment_intent.succeeded', async ({ event, tx, attempt }) => {
      await tx.query(insertEffect, [event.id, `attempt ${attempt}`]);
      if (attempt > 1) return;
      // Cut while no query is under way: nobody but the connection itself hears of it.
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.database.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sleep(50);
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'done');
    expect(await effects()).toEqual(['attempt 2']);
  });

  test('a later event about the same object is handled while the earlier waits for its retry', async () => {
    const billhook = await create({ backoffMs: 60_000, maxBackoffMs: 60_000 });
    billhook.on('payment_intent.created', () => {
      throw new Error('no');
    });
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      await tx.query(insertEffect, [event.id, 'paid']);
    });
    const object = { id: 'pi_same' };
    const created = await deliver(billhook, { type: 'payment_intent.created', object });
    const paid = await deliver(billhook, { object });
    await billhook.start();
    await until(billhook, paid, 'done');
    expect(await stateOf(billhook, created)).toBe('failed');
  });
});

describe('events about one object', () => {
  test('are handled one after another, in the order of their time', async () => {
    const billhook = await create({ concurrency: 5 });
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    billhook.on('payment_intent.succeeded', async ({ event }) => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(15);
      order.push(event.created);
      inside -= 1;
    });
    const object = { id: 'pi_same' };
    const ids: string[] = [];
    for (const created of [30, 10, 40, 20]) {
      ids.push(await deliver(billhook, { created, object }));
    }
    await billhook.start();
    for (const id of ids) await until(billhook, id, 'done');
    expect(order).toEqual([10, 20, 30, 40]);
    expect(most).toBe(1);
    // Had the worker tried to claim two of them at once, the table would have refused, and it the log.
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('of different objects are handled at the same time', async () => {
    const billhook = await create({ concurrency: 4 });
    let inside = 0;
    billhook.on('payment_intent.succeeded', async () => {
      inside += 1;
      // None of them is over before all have begun.
      await vi.waitFor(() => expect(inside).toBe(4), 10_000);
    });
    const ids = await Promise.all(Array.from({ length: 4 }, async () => deliver(billhook)));
    await billhook.start();
    for (const id of ids) await until(billhook, id, 'done');
    expect(inside).toBe(4);
  });
});

describe('outcomes', () => {
  test('ignored is done, with the reason; so is an event that nobody handles', async () => {
    const billhook = await create();
    billhook.on('payment_intent.succeeded', () => ignored('not ours'));
    await billhook.start();
    const first = await deliver(billhook);
    const second = await deliver(billhook, { type: 'moon.landed' });
    await until(billhook, first, 'done');
    await until(billhook, second, 'done');
    expect((await billhook.webhooks.inbox.get(first))?.reason).toBe('not ours');
    expect((await billhook.webhooks.inbox.get(second))?.reason).toBe('no handler for moon.landed');
  });

  test('a reason or an error with a NUL, as out of metadata, is kept without it', async () => {
    const billhook = await create({ attempts: 1 });
    billhook.on('payment_intent.succeeded', ({ event }) => {
      const plan = event.data.object.metadata['plan'] ?? '';
      if (event.data.object.amount === 1) throw new Error(`unknown ${plan}`);
      return ignored(`unknown ${plan}`);
    });
    await billhook.start();
    const metadata = { plan: 'a\u0000b' };
    const first = await deliver(billhook, { object: { metadata } });
    const second = await deliver(billhook, { object: { metadata, amount: 1 } });
    await until(billhook, first, 'done');
    await until(billhook, second, 'dead');
    expect((await billhook.webhooks.inbox.get(first))?.reason).toBe('unknown a\uFFFDb');
    expect((await billhook.webhooks.inbox.get(second))?.lastError).toContain('unknown a\uFFFDb');
  });

  test('retry at a time that is over comes after a pause', async () => {
    const billhook = await create();
    const times: number[] = [];
    billhook.on('payment_intent.succeeded', () => {
      times.push(performance.now());
      return times.length < 3 ? retry(new Date(0)) : done();
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'done');
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(190);
  });

  test('retry comes back at its time, undoes what was written, and costs no attempt', async () => {
    const billhook = await create({ attempts: 1 });
    const runs: number[] = [];
    billhook.on('payment_intent.succeeded', async ({ event, tx, attempt }) => {
      runs.push(attempt);
      await tx.query(insertEffect, [event.id, `run ${runs.length}`]);
      return runs.length < 3 ? retry(new Date(Date.now() + 20)) : done();
    });
    await billhook.start();
    await until(billhook, await deliver(billhook), 'done');
    expect(runs).toEqual([1, 1, 1]);
    expect(await effects()).toEqual(['run 3']);
  });

  test('dead is set aside at once, with its reason, and nothing written', async () => {
    const billhook = await create();
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      await tx.query(insertEffect, [event.id, 'half']);
      return dead('the order does not exist');
    });
    await billhook.start();
    const id = await deliver(billhook);
    await until(billhook, id, 'dead');
    expect(await billhook.webhooks.inbox.get(id)).toMatchObject({
      reason: 'the order does not exist',
      attempts: 1,
    });
    expect(await effects()).toEqual([]);
  });
});

describe('whose it is', () => {
  test('the metadata says user and reference; else the customer tells the user', async () => {
    const billhook = await create();
    const seen: unknown[] = [];
    billhook.on('payment_intent.succeeded', ({ user, reference }) => {
      seen.push({ user, reference });
    });
    await billhook.start();
    await database.database.query(
      `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
       values ('acct_1', false, 'user_2', 'cus_2', 'key')`,
    );
    const metadata = { billhook_user: 'user_1', billhook_reference: 'order_1' };
    await until(billhook, await deliver(billhook, { object: { metadata } }), 'done');
    await until(billhook, await deliver(billhook, { object: { customer: 'cus_2' } }), 'done');
    await until(billhook, await deliver(billhook), 'done');
    expect(seen).toEqual([
      { user: { id: 'user_1' }, reference: 'order_1' },
      { user: { id: 'user_2' }, reference: null },
      { user: null, reference: null },
    ]);
  });

  test('a customer that was deleted at Stripe is forgotten', async () => {
    const billhook = await create();
    await database.database.query(
      `insert into billhook.customers (account, livemode, user_id, customer_id, idempotency_key)
       values ('acct_1', false, 'user_2', 'cus_2', 'key')`,
    );
    await billhook.start();
    const object = { id: 'cus_2', object: 'customer' };
    await until(billhook, await deliver(billhook, { type: 'customer.deleted', object }), 'done');
    const { rows } = await database.database.query('select * from billhook.customers');
    expect(rows).toEqual([]);
  });
});

describe('stopping and starting', () => {
  test('stop lets a running handler finish', async () => {
    const billhook = await create();
    let started: (() => void) | undefined;
    const isRunning = new Promise<void>((resolve) => {
      started = resolve;
    });
    billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
      started?.();
      await sleep(100);
      await tx.query(insertEffect, [event.id, 'finished']);
    });
    await billhook.start();
    await deliver(billhook);
    await isRunning;
    running.splice(0);
    await billhook.stop();
    expect(await effects()).toEqual(['finished']);
  });

  test('what arrived while no worker ran is handled when one starts', async () => {
    const billhook = await create();
    const id = await deliver(billhook);
    expect(await stateOf(billhook, id)).toBe('received');
    await billhook.start();
    await until(billhook, id, 'done');
  });

  test('an event that went down with its process too often is set aside', async () => {
    const billhook = await create({ attempts: 3 });
    let runs = 0;
    billhook.on('payment_intent.succeeded', () => {
      runs += 1;
    });
    const id = await deliver(billhook, { object: { id: 'pi_deadly' } });
    await database.database.query(
      `update billhook.inbox set state = 'processing', attempts = 3,
       claimed_at = now() - interval '1 minute'`,
    );
    await billhook.start();
    await until(billhook, id, 'dead');
    expect(runs).toBe(0);
    // What it says of its payment is known all the same.
    await vi.waitFor(async () =>
      expect(await billhook.mirror.get('payment_intent', 'pi_deadly')).not.toBeNull(),
    );
    expect((await billhook.webhooks.inbox.get(id))?.lastError).toContain('3 times');
    expect(logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { events: [id], attempts: 3 }, message: expect.stringContaining('dead') },
    ]);
  });
});
