// What handlers put off: done if and only if the event is, at least once, always under the same key.
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { createEvent, deliveryOf } from '../testing/signed-event.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  billhook = await createTestBillhook({ url: fresh.url });
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

async function deliver(): Promise<string> {
  const event = createEvent();
  expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
  return event.id;
}

async function states(): Promise<string[]> {
  const { rows } = await fresh.database.query<{ state: string }>(
    'select state from billhook.deferred order by key',
  );
  return rows.map(({ state }) => state);
}

test('it is done after the commit, with what was passed, and recorded', async () => {
  const done: unknown[] = [];
  billhook.on('payment_intent.succeeded', async ({ defer }) => {
    await defer('send-receipt', { amount: 1999, note: 'a\u0000b' });
    await defer('send-receipt', { amount: 1 });
  });
  billhook.onDeferred('send-receipt', async ({ payload, key, eventId, attempt }) => {
    const event = await billhook.webhooks.inbox.get(eventId);
    done.push({ payload, key, attempt, state: event?.state });
  });
  await billhook.start();
  const id = await deliver();
  await vi.waitFor(async () => expect(await states()).toEqual(['done', 'done']), 5_000);
  const first = { payload: { amount: 1999, note: 'a\u0000b' }, key: `${id}/0/send-receipt/1` };
  const second = { payload: { amount: 1 }, key: `${id}/0/send-receipt/2` };
  const common = { attempt: 1, state: 'done' };
  expect(done).toHaveLength(2);
  expect(done).toEqual(
    expect.arrayContaining([
      { ...first, ...common },
      { ...second, ...common },
    ]),
  );
});

test('of a handler that is rolled back, nothing is left to be done; of its last attempt, once', async () => {
  const keys: string[] = [];
  billhook.on('payment_intent.succeeded', async ({ defer, attempt }) => {
    await defer('send-receipt', null);
    if (attempt < 3) throw new Error('not yet');
  });
  billhook.onDeferred('send-receipt', ({ key }) => {
    keys.push(key);
  });
  await billhook.start();
  const id = await deliver();
  await vi.waitFor(async () => expect(await states()).toEqual(['done']), 5_000);
  expect(keys).toEqual([`${id}/0/send-receipt/1`]);
});

test('work that fails is tried again under the same key, and dead in the end; others go on', async () => {
  const keys: string[] = [];
  billhook.on('payment_intent.succeeded', async ({ defer, reference }) => {
    await defer(reference === null ? 'poison' : 'fine', null);
  });
  billhook.onDeferred('poison', ({ key }) => {
    keys.push(key);
    throw new Error('no');
  });
  let fine = 0;
  billhook.onDeferred('fine', () => {
    fine += 1;
  });
  await billhook.start();
  await deliver();
  const metadata = { billhook_reference: 'order_1' };
  await billhook.handler(deliveryOf(createEvent({ object: { metadata } })));
  await vi.waitFor(async () => expect((await states()).sort()).toEqual(['dead', 'done']), 10_000);
  expect(fine).toBe(1);
  expect(keys).toHaveLength(12);
  expect(new Set(keys).size).toBe(1);
});

test('a replay is done anew, under a key of its own', async () => {
  const keys: string[] = [];
  billhook.on('payment_intent.succeeded', async ({ defer }) => {
    await defer('send-receipt', null);
  });
  billhook.onDeferred('send-receipt', ({ key }) => {
    keys.push(key);
  });
  await billhook.start();
  const id = await deliver();
  await vi.waitFor(() => expect(keys).toHaveLength(1), 5_000);
  await vi.waitFor(async () => {
    expect(await billhook.webhooks.replay(id, { by: 'ada', why: 'lost mail' })).toEqual([id]);
  }, 5_000);
  await vi.waitFor(() => expect(keys).toHaveLength(2), 5_000);
  expect(keys).toEqual([`${id}/0/send-receipt/1`, `${id}/1/send-receipt/1`]);
  expect(await billhook.webhooks.replays(id)).toEqual([
    { event: id, number: 1, fromState: 'done', by: 'ada', why: 'lost mail', at: expect.any(Date) },
  ]);
});

test.each([
  ['work of a worker that died is taken over', { attempts: 1, state: 'done', runs: 1 }],
  [
    'work that takes its process down is given up after as many attempts as any other',
    { attempts: 12, state: 'dead', runs: 0 },
  ],
])('%s', async (_title, { attempts, state, runs }) => {
  let ran = 0;
  billhook.onDeferred('send-receipt', () => {
    ran += 1;
  });
  await billhook.start();
  await fresh.database.query(
    `insert into billhook.deferred (key, name, payload, event, state, claimed_by, claimed_at, attempts)
     values ('k', 'send-receipt', 'null', 'evt_1', 'processing', 'dead', now() - interval '1 minute', $1)`,
    [attempts],
  );
  await vi.waitFor(async () => expect(await states()).toEqual([state]), 5_000);
  expect(ran).toBe(runs);
});

test("a name of Billhook's own is refused, to whoever does the work and to whoever puts it off", async () => {
  const refused = expect.objectContaining({ code: 'deferred_name_invalid' });
  expect(() => {
    billhook.onDeferred('billhook.mirror-dead-event', () => {});
  }).toThrow(refused);
  const errors: unknown[] = [];
  billhook.on('payment_intent.succeeded', async ({ defer }) => {
    await defer('billhook.mirror-dead-event', null).catch((error: unknown) => errors.push(error));
  });
  await billhook.start();
  await deliver();
  await vi.waitFor(() => expect(errors).toEqual([refused]), 5_000);
  expect(await states()).toEqual([]);
});

test('what is being done when the app stops is left to it until it is done', async () => {
  const runs: string[] = [];
  const finishing = new EventEmitter();
  billhook.on('payment_intent.succeeded', async ({ defer }) => {
    await defer('send-receipt', null);
  });
  billhook.onDeferred('send-receipt', async () => {
    runs.push('one');
    await once(finishing, 'finish');
  });
  await billhook.start();
  await deliver();
  await vi.waitFor(() => expect(runs).toEqual(['one']), 5_000);
  const other = await createTestBillhook({ url: fresh.url });
  other.onDeferred('send-receipt', () => {
    runs.push('other');
  });
  await other.start();
  const stopping = billhook.stop();
  // Three times as long as a worker may be silent.
  await sleep(1_200);
  finishing.emit('finish');
  await stopping;
  await other.stop();
  expect(runs).toEqual(['one']);
});
