// Runs the code that the README shows, as it stands there: its app sells something, and the webhook
// marks the order as paid.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createEmulator, type Emulator } from '@billhook/emulator';
import { createDatabase } from 'billhook/embedded';
import { Client } from 'pg';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { freePort } from './support/free-port.ts';
import { payWithoutBrowser } from './support/pay-without-browser.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const readme = readFileSync(join(here, '../README.md'), 'utf8');
const [appCode = '', sdkCode = ''] = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = '']) => code,
);

let emulator: Emulator;
let emulatorUrl: string;
let appUrl: string;
let stripe: Stripe;

beforeAll(async () => {
  const port = await freePort();
  appUrl = `http://127.0.0.1:${port}`;
  emulator = createEmulator({
    webhooks: [{ url: `${appUrl}/billhook/webhook`, secret: 'whsec_of_the_readme' }],
  });
  emulatorUrl = await emulator.listen();
  const { hostname, port: emulatorPort } = new URL(emulatorUrl);
  stripe = new Stripe('sk_test_readme', { host: hostname, port: emulatorPort, protocol: 'http' });
});

afterAll(() => emulator.close());

test('the app of the README sells something', async () => {
  const { id: price } = await stripe.prices.create({
    currency: 'usd',
    unit_amount: 2000,
    product_data: { name: 'Twine' },
  });
  const databaseUrl = await createDatabase(inject('databaseUrl'), `readme_${Date.now()}`);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(`CREATE TABLE orders (id text, status text DEFAULT 'pending')`);
  await database.query(`INSERT INTO orders (id) VALUES ('order_1')`);
  const app = await startApp(appCode.replace('price_of_yours', price), databaseUrl);

  const bought = await fetch(`${appUrl}/buy`, { method: 'POST', redirect: 'manual' });
  expect(bought.status).toBe(302);
  const [, sessionId = ''] = /\/c\/pay\/(cs_\w+)/.exec(bought.headers.get('location') ?? '') ?? [];
  await payWithoutBrowser(stripe, emulatorUrl, sessionId);

  const status = async (): Promise<unknown> =>
    (await database.query<{ status: string }>('SELECT status FROM orders')).rows[0]?.status;
  await expect.poll(status, { timeout: 10_000 }).toBe('paid');
  app.kill('SIGKILL');
  await once(app, 'exit');
  await database.end();
});

test('the README points the official SDK at the emulator', () => {
  expect(sdkCode).toContain("{ host: '127.0.0.1', port: 12111, protocol: 'http' }");
});

/** Runs the code as an app of its own, with the environment that the README asks for. */
async function startApp(code: string, databaseUrl: string): Promise<ChildProcess> {
  const folder = mkdtempSync(join(here, '.readme-'));
  writeFileSync(join(folder, 'app.ts'), code);
  writeFileSync(
    join(folder, 'serve.ts'),
    `import { serve } from '@hono/node-server';
     import { app } from './app.ts';
     serve({ fetch: app.fetch, hostname: '127.0.0.1', port: ${new URL(appUrl).port} }, () => process.send('up'));`,
  );
  const app = spawn(
    process.execPath,
    ['--conditions=billhook-source', '--import', 'tsx', join(folder, 'serve.ts')],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        STRIPE_SECRET_KEY: 'sk_test_readme',
        STRIPE_WEBHOOK_SECRET: 'whsec_of_the_readme',
        STRIPE_API_BASE: emulatorUrl,
        DATABASE_URL: databaseUrl,
      },
    },
  );
  await Promise.race([
    once(app, 'message'),
    once(app, 'exit').then(() => {
      throw new Error('The app of the README ended by itself.');
    }),
  ]);
  rmSync(folder, { recursive: true });
  return app;
}
