// What ends a transaction of which nothing is heard any more, and what a transaction leaves behind.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSilentLogger } from '../testing/silent-logger.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createDatabase, type Database, openPool, type Queryable } from './database.ts';

let fresh: TestDatabase;
/** Has one connection only, so that what one transaction leaves behind the next one meets. */
let database: Database;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  await fresh.database.query('create table counter as select 0 as value');
  const logger = createSilentLogger();
  database = createDatabase(openPool(fresh.url, 1, logger), logger);
});
afterEach(async () => {
  await database.pool.end();
  await fresh.close();
});

const add = 'update counter set value = value + 1';

async function readLimits(queryable: Queryable): Promise<unknown> {
  const { rows } = await queryable.query(
    `select current_setting('idle_in_transaction_session_timeout') as idle,
       current_setting('statement_timeout') as statement`,
  );
  return rows[0];
}

test('one that stands still for too long is ended, and its locks are free', async () => {
  const standing = database.transaction(
    async (tx) => {
      await tx.query(add);
      await sleep(1_500);
      await tx.query(add);
    },
    { idleMs: 200 },
  );
  await sleep(50);
  await fresh.database.query(`set statement_timeout = '1s'; ${add}`);
  await expect(standing).rejects.toThrow(/connection|idle/i);
  const { rows } = await database.query('select value from counter');
  expect(rows).toEqual([{ value: 1 }]);
});

test('a statement that takes too long is ended, and nothing of its transaction stays', async () => {
  const waiting = database.transaction(
    async (tx) => {
      await tx.query(add);
      await tx.query('select pg_sleep(30)');
    },
    { statementMs: 100 },
  );
  await expect(waiting).rejects.toMatchObject({ code: '57014' });
  const { rows } = await database.query('select value from counter');
  expect(rows).toEqual([{ value: 0 }]);
});

test("limits end with their transaction; an app's own has those of the database alone", async () => {
  const limited = await database.transaction(readLimits, { idleMs: 1_500, statementMs: 2_500 });
  expect(limited).toEqual({ idle: '1500ms', statement: '2500ms' });
  const unlimited = { idle: '0', statement: '0' };
  expect(await readLimits(database)).toEqual(unlimited);
  expect(await database.transaction(readLimits)).toEqual(unlimited);
});
