// The load generator decides what the benchmark says, so that it is tested against a server of Node's own
// that counts for itself.
import { createServer, type RequestListener, type Server } from 'node:http';

import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';

import { webhookSecret } from '../events/signed-events.ts';
import { listen } from '../../shared/processes/listen.ts';
import { isComplete } from '../../shared/load/connection.ts';
import { sendLoad } from './send-load.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<number> {
  server = createServer(listener);
  return listen(server);
}

const plan = { kind: 'load', path: '/webhook', connections: 4, events: 60, maxMs: 10_000 } as const;

test('every event is sent once, under an id of its own and with a signature that holds', async () => {
  const ids = new Set<string>();
  const port = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['stripe-signature'] ?? '';
      const event = Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, webhookSecret);
      ids.add(event.id);
      response.end('{"received":true}');
    });
  });
  const result = await sendLoad({ ...plan, port });
  expect(ids.size).toBe(60);
  expect(result).toMatchObject({ accepted: 60, refused: {} });
});

test('answers other than 2xx are counted by their status, not as accepted', async () => {
  let requests = 0;
  const port = await serve((request, response) => {
    request.resume();
    requests += 1;
    response.writeHead(requests % 3 === 0 ? 503 : 200).end('x');
  });
  const result = await sendLoad({ ...plan, port });
  expect(result).toMatchObject({ accepted: 40, refused: { 503: 20 } });
});

test('there are as many requests under way as connections, and never more', async () => {
  let underWay = 0;
  let most = 0;
  const port = await serve((request, response) => {
    request.resume();
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
      response.end();
    }, 5);
  });
  const result = await sendLoad({ ...plan, port });
  expect(most).toBe(4);
  expect(result.p50Ms).toBeGreaterThanOrEqual(4);
  expect(result.maxMs).toBeGreaterThanOrEqual(result.p50Ms);
});

test('nothing is sent after its time', async () => {
  const port = await serve((request, response) => {
    request.resume();
    setTimeout(() => response.end(), 20);
  });
  const { accepted } = await sendLoad({ ...plan, port, maxMs: 50 });
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(60);
});

test('an answer is complete when all of its body is there, by its length or in chunks', () => {
  const head = 'HTTP/1.1 200 OK\r\n';
  expect(isComplete(`${head}Content-Length: 4\r\n\r\nabc`)).toBe(false);
  expect(isComplete(`${head}Content-Length: 4\r\n\r\nabcd`)).toBe(true);
  expect(isComplete(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`)).toBe(false);
  expect(isComplete(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`)).toBe(true);
});
