import { beforeEach, describe, expect, test } from 'vitest';

import type { DueTask } from '../clock/due-task.ts';
import { idMaker, seededRandom } from '../ids/ids.ts';
import type { Change } from './change.ts';
import { Store } from './store.ts';

const task = (id: string, dueAtMs: number): DueTask => ({
  object: '_due_task',
  id,
  dueAtMs,
  kind: 'test',
  subject: 'none',
});

let store: Store;
let commits: Change[][];

beforeEach(() => {
  store = new Store({
    clock: { nowMs: () => 1_800_000_000_500 },
    newId: idMaker(seededRandom(1)),
    reactions: new Map(),
  });
  commits = [];
  store.onCommit((changes) => commits.push([...changes]));
});

describe('a unit of work', () => {
  test('is committed as one, with each object as it was and as it is', () => {
    store.run((unit) => unit.insert<'_due_task'>(task('due_1', 1)));
    store.run((unit) => {
      unit.update('_due_task', 'due_1', { dueAtMs: 2 });
      unit.update('_due_task', 'due_1', { dueAtMs: 3 });
      unit.insert<'_due_task'>(task('due_2', 9));
    });
    expect(commits[1]).toEqual([
      { type: '_due_task', id: 'due_1', before: task('due_1', 1), after: task('due_1', 3) },
      { type: '_due_task', id: 'due_2', before: null, after: task('due_2', 9) },
    ]);
  });

  test('is undone as one when it throws', () => {
    store.run((unit) => unit.insert<'_due_task'>(task('due_1', 1)));
    const work = (): void =>
      store.run((unit) => {
        unit.update('_due_task', 'due_1', { dueAtMs: 2 });
        unit.insert<'_due_task'>(task('due_2', 9));
        unit.delete('_due_task', 'due_1');
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect([...store.collection('_due_task').values()]).toEqual([task('due_1', 1)]);
    expect(commits).toHaveLength(1);
  });

  test('puts what it deleted back to where it was', () => {
    store.run((unit) => {
      for (const id of ['due_1', 'due_2', 'due_3']) unit.insert<'_due_task'>(task(id, 1));
    });
    expect(() =>
      store.run((unit) => {
        unit.delete('_due_task', 'due_1');
        unit.delete('_due_task', 'due_2');
        throw new Error('No, wait');
      }),
    ).toThrow('No, wait');
    const ids = store.collection('_due_task').newestFirst();
    expect(ids.map(({ id }) => id)).toEqual(['due_3', 'due_2', 'due_1']);
  });

  test('stands although it throws, when the error says so', () => {
    const work = (): void =>
      store.run(
        (unit) => {
          unit.insert<'_due_task'>(task('due_1', 1));
          throw new Error('declined');
        },
        (error) => error instanceof Error && error.message === 'declined',
      );
    expect(work).toThrow('declined');
    expect(store.collection('_due_task').size).toBe(1);
    expect(commits).toHaveLength(1);
  });

  test('leaves whoever holds an object with what it saw', () => {
    store.run((unit) => unit.insert<'_due_task'>(task('due_1', 1)));
    const held = store.collection('_due_task').get('due_1');
    store.run((unit) => unit.update('_due_task', 'due_1', { dueAtMs: 2 }));
    expect(held?.dueAtMs).toBe(1);
  });

  test('tells nobody when it changed nothing', () => {
    store.run((unit) => unit.all('customer'));
    expect(commits).toEqual([]);
  });

  test('has one time for all it does, in whole seconds', () => {
    store.run((unit) => expect(unit.now).toBe(1_800_000_000));
  });
});
