import { once } from 'node:events';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { writeTransaction } from './write-transaction.ts';

let shared: TestDatabase;

beforeAll(async () => {
  shared = await createEmptyDatabase();
  await shared.database.query(
    "create table counters (name text, value int default 0); insert into counters values ('a'), ('b')",
  );
});

afterAll(async () => {
  await shared.close();
});

test('of two that wait for each other, one is done again, and both are done once', async () => {
  let runs = 0;
  const waiting = new EventTarget();
  const met = once(waiting, 'met');
  let begun = 0;
  const add = async (first: string, second: string): Promise<void> =>
    writeTransaction(shared.database, async (tx) => {
      runs += 1;
      await tx.query('update counters set value = value + 1 where name = $1', [first]);
      begun += 1;
      if (begun === 2) waiting.dispatchEvent(new Event('met'));
      await met;
      await tx.query('update counters set value = value + 1 where name = $1', [second]);
    });
  await Promise.all([add('a', 'b'), add('b', 'a')]);
  // One of them, once; on a busy machine it may meet the other one again before that has committed.
  expect(runs).toBeGreaterThanOrEqual(3);
  const { rows } = await shared.database.query('select value from counters order by name');
  expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
});

test('any other error is the caller’s', async () => {
  const failing = writeTransaction(shared.database, async (tx) => tx.query('select 1 / 0'));
  await expect(failing).rejects.toMatchObject({ code: '22012' });
});

test('it is ended when nothing is heard of it', async () => {
  const { rows } = await writeTransaction(shared.database, async (tx) =>
    tx.query("select current_setting('idle_in_transaction_session_timeout') as limit"),
  );
  expect(rows).toEqual([{ limit: '30s' }]);
});
