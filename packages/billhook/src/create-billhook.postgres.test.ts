// Starting and stopping as an app does it: which database is used, what is opened, what is closed.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { BillhookOptions } from './config/options.ts';
import { createBillhook } from './create-billhook.ts';
import { startObjectStripe } from './testing/object-stripe.ts';
import { createSilentLogger } from './testing/silent-logger.ts';
import { createEmptyDatabase, type TestDatabase } from './testing/test-database.ts';

const stripe = { secretKey: 'sk_test_123', webhookSecrets: 'whsec_123' };
let directory: string;
let fresh: TestDatabase;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billhook-create-'));
  fresh = await createEmptyDatabase();
  for (const name of ['DATABASE_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']) {
    vi.stubEnv(name, '');
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await fresh.close();
  await rm(directory, { recursive: true, force: true });
});

function options(database: BillhookOptions['database'] & object): BillhookOptions {
  return { stripe, database, logger: createSilentLogger() };
}

test('without a URL it starts a PostgreSQL of its own, and stops it again', async () => {
  const billhook = await createBillhook(options({ embeddedDirectory: directory }));
  expect(await billhook.webhooks.inbox.counts()).toEqual({
    received: 0,
    processing: 0,
    done: 0,
    failed: 0,
    dead: 0,
  });
  const running = join(directory, 'data', 'postmaster.pid');
  expect((await stat(running)).isFile()).toBe(true);
  await billhook.stop();
  await expect(stat(running)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('with everything in the environment it needs no options', async () => {
  vi.stubEnv('DATABASE_URL', fresh.url);
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_123');
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', 'whsec_123');
  const billhook = await createBillhook();
  const { rows } = await billhook.pool.query('select current_database() as name');
  expect(rows).toEqual([{ name: new URL(fresh.url).pathname.slice(1) }]);
  await billhook.stop();
});

test("uses the app's pool and leaves it open", async () => {
  const pool = new Pool({ connectionString: fresh.url });
  const billhook = await createBillhook(options(pool));
  expect(billhook.pool).toBe(pool);
  await billhook.start();
  await billhook.stop();
  expect((await pool.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
  await pool.end();
});

test('many instances start on an empty database at once, and stopping twice is stopping', async () => {
  const instances = await Promise.all(
    Array.from({ length: 4 }, async () => createBillhook(options({ url: fresh.url }))),
  );
  for (const billhook of instances) {
    await billhook.stop();
    await billhook.stop();
  }
  const { rows } = await fresh.database.query('select name from billhook.migrations order by name');
  const files = await readdir(new URL('../migrations/', import.meta.url));
  expect(rows).toEqual(files.toSorted().map((name) => ({ name })));
});

test('a transaction for the app is all or nothing', async () => {
  const billhook = await createBillhook(options({ url: fresh.url }));
  await billhook.database.query('create table notes (text text)');
  await expect(
    billhook.database.transaction(async (transaction) => {
      await transaction.query(`insert into notes values ('gone')`);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await billhook.database.transaction(async (transaction) =>
    transaction.query(`insert into notes values ('kept')`),
  );
  expect((await billhook.database.query('select text from notes')).rows).toEqual([
    { text: 'kept' },
  ]);
  await billhook.stop();
});

test('stops at once while Stripe does not answer', async () => {
  const silent = await startObjectStripe();
  silent.intercept = async () => new Promise<undefined>(() => {});
  const billhook = await createBillhook({
    ...options({ url: fresh.url }),
    stripe: { ...stripe, apiBase: silent.url },
  });
  await billhook.start();
  await vi.waitFor(() => {
    expect(silent.requests).toContain('/v1/events?limit=1');
  });
  await billhook.stop();
  await silent.close();
});
