// Poolers that do not keep prepared statements are played by the connection itself: it forgets a statement, or has
// one that nobody here prepared.
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createDatabase, type Database } from './database.ts';
import { prepared } from './prepared-statements.ts';

const sum = prepared('select $1::int + $2::int as sum');
const preparedNames = "select name from pg_prepared_statements where name like 'billhook%'";

let empty: TestDatabase;
let pool: Pool;
let database: Database;
let warnings: string[];

const ignore = (): void => {};

beforeAll(async () => {
  empty = await createEmptyDatabase();
});

afterAll(async () => {
  await empty.close();
});

beforeEach(() => {
  warnings = [];
  pool = new Pool({ connectionString: empty.url, max: 1 });
  const warn = (_fields: object, message: string): void => {
    warnings.push(message);
  };
  database = createDatabase(pool, { debug: ignore, info: ignore, warn, error: ignore });
});

afterEach(async () => {
  await pool.end();
});

async function readNames(): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(preparedNames);
  return rows.map(({ name }) => name);
}

test('a statement is prepared once for each connection, under a name of its text', async () => {
  expect((await database.query(sum, [1, 2])).rows).toEqual([{ sum: 3 }]);
  expect((await database.query(sum, [3, 4])).rows).toEqual([{ sum: 7 }]);
  expect(await readNames()).toEqual([sum.name]);
  expect(prepared('select 1').name).not.toBe(prepared('select 2').name);
});

test('where a statement is forgotten, it is run all the same, and none is prepared any more', async () => {
  await database.query(sum, [1, 2]);
  await database.query('deallocate all');
  expect((await database.query(sum, [3, 4])).rows).toEqual([{ sum: 7 }]);
  expect((await database.query(sum, [5, 6])).rows).toEqual([{ sum: 11 }]);
  expect(await readNames()).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('does not keep prepared statements')]);
});

test('the same where a statement is there that someone else has prepared', async () => {
  await database.query(`prepare ${JSON.stringify(sum.name)} as select 0 as sum`);
  expect((await database.query(sum, [3, 4])).rows).toEqual([{ sum: 7 }]);
  expect(warnings).toHaveLength(1);
});

test('a transaction is lost by it; the next one is not', async () => {
  const work = async (): Promise<unknown> =>
    database.transaction(async (tx) => (await tx.query(sum, [1, 2])).rows);
  await work();
  await database.query('deallocate all');
  await expect(work()).rejects.toMatchObject({ code: '26000' });
  expect(await work()).toEqual([{ sum: 3 }]);
});

test('any other error is passed on, and prepared statements stay', async () => {
  const wrong = prepared('select 1 / $1::int as wrong');
  await expect(database.query(wrong, [0])).rejects.toMatchObject({ code: '22012' });
  await database.query(sum, [1, 2]);
  expect(await readNames()).toContain(sum.name);
  expect(warnings).toEqual([]);
});

test('a statement that is given a time fails after it, prepared or not, and its connection is closed', async () => {
  const sleepLong = { ...prepared('select pg_sleep($1::float8)'), timeoutMs: 200 };
  await expect(database.query(sleepLong, [20])).rejects.toThrow('timeout');
  expect(pool.totalCount).toBe(0);
  // From here on nothing is prepared.
  await database.query(sum, [1, 2]);
  await database.query('deallocate all');
  await database.query(sum, [3, 4]);
  await expect(database.query(sleepLong, [20])).rejects.toThrow('timeout');
  expect(pool.totalCount).toBe(0);
});
