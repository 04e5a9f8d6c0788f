import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSilentLogger, type SilentLogger } from '../testing/silent-logger.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';

let directory: string;
let logger: SilentLogger;
let fresh: TestDatabase;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billhook-migrations-'));
  logger = createSilentLogger();
  fresh = await createEmptyDatabase();
  await write('0001_create_one.sql', 'create table billhook.one (n int);');
});
afterEach(async () => {
  await fresh.close();
  await rm(directory, { recursive: true, force: true });
});

async function write(name: string, sql: string): Promise<void> {
  await writeFile(join(directory, name), sql);
}

async function run(): Promise<string[]> {
  return migrate({ database: fresh.database, logger, directory });
}

async function tables(): Promise<string[]> {
  const { rows } = await fresh.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'billhook' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('applies what is missing, in order, once', async () => {
  await write('0002_fill_one.sql', 'insert into billhook.one values (7);');
  expect(await run()).toEqual(['0001_create_one.sql', '0002_fill_one.sql']);
  expect(await run()).toEqual([]);
  const { rows } = await fresh.database.query('select n from billhook.one');
  expect(rows).toEqual([{ n: 7 }]);
});

test('many instances at once apply each migration once', async () => {
  const runs = await Promise.all(Array.from({ length: 8 }, run));
  expect(runs.flat()).toEqual(['0001_create_one.sql']);
});

test('when one fails, nothing of the run is left', async () => {
  await write('0002_wrong.sql', 'create table billhook.two (n int); select nonsense;');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringContaining('0002_wrong.sql'),
  });
  expect(await tables()).toEqual([]);
});

test('refuses a migration that was changed after it was applied', async () => {
  await run();
  await write('0001_create_one.sql', 'create table billhook.one (n bigint);');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_changed',
    message: expect.stringContaining('0001_create_one.sql'),
  });
});

test('another line ending is no change', async () => {
  await write('0002_two.sql', 'create table\nbillhook.two (n int);');
  await run();
  await write('0002_two.sql', 'create table\r\nbillhook.two (n int);');
  expect(await run()).toEqual([]);
});

test('an older version starts on a newer database, and says so', async () => {
  await write('0002_two.sql', 'create table billhook.two (n int);');
  await run();
  await rm(join(directory, '0002_two.sql'));
  expect(await run()).toEqual([]);
  expect(logger.lines).toEqual([expect.objectContaining({ level: 'warn' })]);
});

test("the package's own migrations make its tables", async () => {
  await migrate({ database: fresh.database, logger });
  expect(await tables()).toEqual([
    'backfill_ranges',
    'backfill_runs',
    'customers',
    'deferred',
    'inbox',
    'migrations',
    'operations',
    'reconciliation',
    'replays',
    'retention',
    'workers',
  ]);
});
