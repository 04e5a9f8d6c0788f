// The packages as their users get them: packed, installed from the tarball, used from ES modules,
// CommonJS and TypeScript.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { installPackages, type Consumer } from './installed-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let consumer: Consumer;

beforeAll(() => {
  consumer = installPackages();
});

afterAll(() => consumer.remove());

const sale = (imports: string): string => `
${imports}
async function main() {
  const emulator = createEmulator();
  const apiBase = await emulator.listen();
  const server = await startEmbeddedPostgres({ directory: 'postgres' });
  const billhook = await createBillhook({
    stripe: { secretKey: 'sk_test_consumer', webhookSecrets: ['whsec_consumer'], apiBase },
    database: { url: server.url },
  });
  const session = await billhook.checkout.create({
    user: { id: 'user_1', email: 'ada@example.com' },
    mode: 'payment',
    items: [{ quantity: 1, priceData: { currency: 'usd', unit_amount: 2000, product_data: { name: 'Twine' } } }],
    reference: 'order_1',
    successUrl: 'https://example.com/thanks',
    cancelUrl: 'https://example.com/',
  });
  const page = await fetch(session.url);
  console.log(session.url.startsWith(apiBase), page.status);
  await billhook.stop();
  await server.stop();
  await emulator.close();
}
main();
`;

describe('installed packages', () => {
  test('sell something from ES modules', () => {
    consumer.write(
      'sale.mjs',
      sale(`import { createBillhook } from 'billhook';
import { startEmbeddedPostgres } from 'billhook/embedded';
import { createEmulator } from '@billhook/emulator';`),
    );
    expect(consumer.run(process.execPath, 'sale.mjs').trim()).toBe('true 200');
  });

  test('sell something from CommonJS', () => {
    consumer.write(
      'sale.cjs',
      sale(`const { createBillhook } = require('billhook');
const { startEmbeddedPostgres } = require('billhook/embedded');
let createEmulator;`).replace(
        'async function main() {',
        "async function main() {\n  ({ createEmulator } = await import('@billhook/emulator'));",
      ),
    );
    expect(consumer.run(process.execPath, 'sale.cjs').trim()).toBe('true 200');
  });

  test('have types for both module systems', () => {
    const code = `
      import { createBillhook, type Handler } from 'billhook';
      import { createEmulator } from '@billhook/emulator';
      export const paid: Handler<'payment_intent.succeeded'> = async ({ event }) => {
        const amount: number = event.data.object.amount;
        // @ts-expect-error: a payment intent has no such field
        event.data.object.nonsense;
        void amount;
      };
      void createBillhook;
      void createEmulator;`;
    consumer.write('types.mts', code);
    consumer.write(
      'types.cts',
      code.replace(/import \{ createEmulator.*\n/, '').replace('void createEmulator;', ''),
    );
    const tsc = join(root, 'node_modules/.bin/tsc');
    expect(existsSync(tsc)).toBe(true);
    const options = '--noEmit --strict --module nodenext --target es2023 --skipLibCheck';
    consumer.run(tsc, ...options.split(' '), 'types.mts', 'types.cts');
  });

  test('start the emulator by its command', () => {
    const help = consumer.run(
      join(consumer.directory, 'node_modules/.bin/billhook-emulator'),
      '--help',
    );
    expect(help).toContain('--port PORT');
  });

  test.each(['billhook', 'emulator'])('%s is packaged as publint advises', async (name) => {
    const { messages } = await publint({ pkgDir: join(root, 'packages', name), strict: true });
    expect(messages.map(({ code }) => code)).toEqual([]);
  });
});
