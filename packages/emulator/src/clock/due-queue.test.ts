import { afterEach, beforeEach, expect, test } from 'vitest';

import { idMaker, seededRandom } from '../ids/ids.ts';
import { Store } from '../store/store.ts';
import { movableClock, type MovableClock } from './clock.ts';
import { DueQueue, schedule } from './due-queue.ts';

const startSeconds = 1_800_000_000;
let clock: MovableClock;
let store: Store;
let queue: DueQueue;
let done: string[];

beforeEach(() => {
  clock = movableClock({ nowMs: () => startSeconds * 1000 });
  store = new Store({ clock, newId: idMaker(seededRandom(1)), reactions: new Map() });
  done = [];
  const handlers = new Map([
    [
      'note',
      (_unit: unknown, subject: string): void => {
        done.push(subject);
      },
    ],
  ]);
  queue = new DueQueue(store, clock, handlers);
});

afterEach(() => queue.stop());

function note(subject: string, afterSeconds: number): void {
  store.run((unit) =>
    schedule(unit, { kind: 'note', subject, dueAt: startSeconds + afterSeconds }),
  );
}

test('runs what has fallen due, in the order of time, and once', () => {
  note('third', 30);
  note('first', 10);
  note('second', 20);
  clock.advanceMs(20_000);
  queue.runDue();
  expect(done).toEqual(['first', 'second']);
  clock.advanceMs(10_000);
  queue.runDue();
  queue.runDue();
  expect(done).toEqual(['first', 'second', 'third']);
  expect(store.collection('_due_task').size).toBe(0);
});

test('runs nothing before its time', () => {
  note('later', 10);
  clock.advanceMs(9_999);
  queue.runDue();
  expect(done).toEqual([]);
});

test('once started, runs by itself what is due at once', async () => {
  queue.start();
  note('now', 0);
  await expect.poll(() => done).toEqual(['now']);
});

test('a clock never goes back', () => {
  expect(() => clock.advanceMs(-1)).toThrow('A clock moves forward only');
});

test('a task that is due before all others is not kept waiting for them', async () => {
  queue.start();
  note('much later', 3600);
  note('now', 0);
  await expect.poll(() => done).toEqual(['now']);
  note('now again', 0);
  await expect.poll(() => done).toEqual(['now', 'now again']);
});
