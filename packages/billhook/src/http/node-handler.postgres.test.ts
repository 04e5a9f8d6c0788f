// The endpoint behind `node:http`, over real connections.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Billhook } from '../billhook.ts';
import { createEvent, signatureOf } from '../testing/signed-event.ts';
import { createTestBillhook } from '../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;
let server: Server;
let url: string;

beforeAll(async () => {
  fresh = await createEmptyDatabase();
  billhook = await createTestBillhook({ url: fresh.url });
  server = createServer((request, response) => {
    void billhook.nodeHandler(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await billhook.stop();
  await fresh.close();
});

async function post(body: string, signature: string): Promise<Response> {
  return fetch(`${url}/billhook/webhook?from=stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  });
}

test('takes events in, byte for byte, and says which were there before', async () => {
  const payload = JSON.stringify(createEvent({ object: { description: 'für 漢字 €' } }));
  const first = await post(payload, signatureOf(payload));
  expect([first.status, await first.json()]).toEqual([200, { received: true, duplicate: false }]);
  const second = await post(payload, signatureOf(payload));
  expect([second.status, await second.json()]).toEqual([200, { received: true, duplicate: true }]);
  expect(second.headers.get('content-type')).toBe('application/json');
});

test('refuses what the other handler refuses, and goes on', async () => {
  const payload = JSON.stringify(createEvent());
  expect((await post(payload, 'no signature')).status).toBe(400);
  expect((await post(`${payload} `, signatureOf(payload))).status).toBe(400);
  // The answer may come before all is sent; then the connection is closed on the sender.
  const large = await post('x'.repeat(1_100_000), 't=1,v1=1').catch(() => undefined);
  expect([413, undefined]).toContain(large?.status);
  expect((await post(payload, signatureOf(payload))).status).toBe(200);
});

test('everything else is answered as by the other handler', async () => {
  expect((await fetch(`${url}/billhook/health`)).status).toBe(200);
  expect((await fetch(`${url}/billhook/webhook`)).status).toBe(405);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});
