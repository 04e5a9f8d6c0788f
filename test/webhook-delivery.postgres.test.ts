// The seam between the two packages: what the emulator delivers over HTTP, the library takes in, and its
// handlers' effects are there once.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Billhook, createBillhook } from 'billhook';
import { createEmulator, type Emulator } from '@billhook/emulator';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createSilentLogger } from '../packages/billhook/src/testing/silent-logger.ts';
import {
  createEmptyDatabase,
  type TestDatabase,
} from '../packages/billhook/src/testing/test-database.ts';

const secret = 'whsec_delivery';
let database: TestDatabase;
let emulator: Emulator;
let billhook: Billhook;
let server: Server;

beforeEach(async () => {
  database = await createEmptyDatabase();
  await database.database.query('create table welcomed (customer text, user_id text)');
  server = createServer((request, response) => {
    void toRequest(request)
      .then(async (webRequest) => billhook.handler(webRequest))
      .then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  emulator = createEmulator({ webhooks: [{ url: `http://127.0.0.1:${port}/webhook`, secret }] });
  billhook = await createBillhook({
    stripe: {
      secretKey: 'sk_test_delivery',
      webhookSecrets: [secret],
      apiBase: await emulator.listen(),
    },
    database: { url: database.url },
    worker: { pollMs: 50 },
    logger: createSilentLogger(),
  });
});
afterEach(async () => {
  await emulator.close();
  server.closeAllConnections();
  server.close();
  await billhook.stop();
  await database.close();
});

async function toRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return new Request(`http://localhost${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    body: Buffer.concat(chunks),
  });
}

test('a customer is created, its event delivered, and the user known to the handler', async () => {
  billhook.on('customer.created', async ({ event, tx, user }) => {
    await tx.query('insert into welcomed values ($1, $2)', [event.data.object.id, user?.id]);
  });
  await billhook.start();
  const id = await billhook.customers.ensure({ id: 'user_1', email: 'ada@example.com' });
  await vi.waitFor(async () => {
    const { rows } = await database.database.query('select * from welcomed');
    expect(rows).toEqual([{ customer: id, user_id: 'user_1' }]);
  }, 5_000);
  expect(await billhook.webhooks.inbox.counts()).toMatchObject({ done: 1, failed: 0, dead: 0 });
});
