import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { idMaker, seededRandom } from '../ids/ids.ts';
import { Journal } from './journal.ts';
import { Store } from './store.ts';

let directory: string;
let journal: Journal;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'billhook-journal-'));
});

afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true });
});

function open(): Store {
  const store = new Store({
    clock: { nowMs: () => 0 },
    newId: idMaker(seededRandom(1)),
    reactions: new Map(),
  });
  journal = new Journal(directory);
  journal.attach(store);
  return store;
}

function add(store: Store, id: string, dueAtMs: number): void {
  store.run((unit) =>
    unit.insert<'_due_task'>({ object: '_due_task', id, dueAtMs, kind: 'test', subject: 'none' }),
  );
}

const ids = (store: Store): string[] =>
  [...store.collection('_due_task').values()].map(({ id }) => id);

test('brings back what was committed, in its order, without what was deleted', () => {
  const store = open();
  for (const id of ['a', 'b', 'c', 'd']) add(store, id, 1);
  store.run((unit) => unit.update('_due_task', 'b', { dueAtMs: 7 }));
  store.run((unit) => unit.delete('_due_task', 'c'));
  journal.close();

  const again = open();
  expect(ids(again)).toEqual(['a', 'b', 'd']);
  expect(again.collection('_due_task').get('b')?.dueAtMs).toBe(7);
});

test('goes on after a restart, and after the one that follows', () => {
  add(open(), 'a', 1);
  journal.close();
  add(open(), 'b', 1);
  journal.close();
  expect(ids(open())).toEqual(['a', 'b']);
});

test('drops a last line that a crash cut short', () => {
  add(open(), 'a', 1);
  journal.close();
  appendFileSync(join(directory, 'state.jsonl'), '{"put":[{"object":"_due_task","id":"b"');
  const store = open();
  expect(ids(store)).toEqual(['a']);
  add(store, 'c', 1);
  journal.close();
  expect(ids(open())).toEqual(['a', 'c']);
});

test('writes nothing of what was undone', () => {
  const store = open();
  const work = (): void =>
    store.run((unit) => {
      unit.insert<'_due_task'>({
        object: '_due_task',
        id: 'a',
        dueAtMs: 1,
        kind: 'test',
        subject: 'none',
      });
      throw new Error('no');
    });
  expect(work).toThrow('no');
  journal.close();
  expect(ids(open())).toEqual([]);
});

test('refuses a directory that a living process works on', () => {
  writeFileSync(join(directory, 'lock'), String(process.ppid));
  expect(() => new Journal(directory)).toThrow(`is in use by process ${process.ppid}`);
  rmSync(join(directory, 'lock'));
  open();
});

test('takes over the directory of a process that died, and leaves it free', () => {
  // No process has this id: it is above what any system gives out.
  writeFileSync(join(directory, 'lock'), '999999999');
  open();
  journal.close();
  expect(existsSync(join(directory, 'lock'))).toBe(false);
});
