// `kill -9` between the handler and the commit: afterwards the effects are there exactly once.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createEvent, deliveryOf } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let receiver: Billhook;
const children: ChildProcess[] = [];

beforeEach(async () => {
  database = await createEmptyDatabase();
  await database.database.query('create table effects (event text, note text)');
  receiver = await createTestBillhook({ url: database.url });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await receiver.stop();
  await database.close();
});

/** Starts a worker process and waits until its handler has written something. */
async function workUntilWritten(mode: 'hang' | 'finish'): Promise<ChildProcess> {
  const file = new URL('../../testing/handle-events.ts', import.meta.url);
  const child = fork(file, [database.url, mode], {
    execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
  });
  children.push(child);
  await new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'written') resolve();
    });
  });
  return child;
}

async function effects(): Promise<unknown[]> {
  return (await database.database.query('select note from effects')).rows;
}

test('the effects of a process that was killed are gone, and come once from the next', async () => {
  const event = createEvent();
  await receiver.handler(deliveryOf(event));
  const victim = await workUntilWritten('hang');
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  expect(await effects()).toEqual([]);
  expect(await receiver.webhooks.inbox.get(event.id)).toMatchObject({
    state: 'processing',
    attempts: 1,
  });
  await workUntilWritten('finish');
  await vi.waitFor(
    async () =>
      expect(await receiver.webhooks.inbox.get(event.id)).toMatchObject({
        state: 'done',
        attempts: 2,
      }),
    5_000,
  );
  expect(await effects()).toEqual([{ note: 'finish' }]);
});

test('an event whose worker is alive is left to it, however long it takes', async () => {
  const event = createEvent();
  await receiver.handler(deliveryOf(event));
  await workUntilWritten('hang');
  let runs = 0;
  receiver.on('payment_intent.succeeded', () => {
    runs += 1;
  });
  await receiver.start();
  // Several times the 400 ms after which the tests take over what is abandoned.
  await new Promise((resolve) => {
    setTimeout(resolve, 1_500);
  });
  expect(runs).toBe(0);
  expect(await receiver.webhooks.inbox.get(event.id)).toMatchObject({
    state: 'processing',
    attempts: 1,
  });
});
