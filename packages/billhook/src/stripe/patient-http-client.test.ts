// Calls that Stripe refuses for their rate, over real HTTP.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { systemClock } from '../clock/clock.ts';
import { systemRandom } from '../randomness/random.ts';
import { createStripeClient } from './create-client.ts';

let server: Server;
/** How often the next calls are refused, and with what. */
let refusals: Record<string, string>[];
let keys: string[];

beforeEach(async () => {
  refusals = [];
  keys = [];
  server = createServer((request, response) => {
    keys.push(String(request.headers['idempotency-key']));
    const headers = refusals.shift();
    request.resume();
    response.writeHead(headers === undefined ? 200 : 429, headers ?? {});
    response.end(
      headers === undefined
        ? '{"id":"cus_1","object":"customer"}'
        : '{"error":{"type":"invalid_request_error","code":"lock_timeout","message":"locked"}}',
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function client(patienceMs: number): Stripe {
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const settings = { secretKey: 'sk_test_1', webhookSecrets: [], toleranceSeconds: 300 };
  const apiBase = new URL(`http://127.0.0.1:${port}`);
  return createStripeClient(
    { ...settings, apiBase, timeoutMs: 5_000, patienceMs, livemode: false },
    { clock: systemClock, random: systemRandom },
  );
}

test('a refused call is sent again under the same key, after as long as Stripe asks for', async () => {
  refusals = [{ 'retry-after': '1', 'stripe-rate-limited-reason': 'global-rate' }, {}];
  const begunAtMs = performance.now();
  const customer = await client(30_000).customers.create({}, { idempotencyKey: 'once' });
  expect(customer.id).toBe('cus_1');
  expect(keys).toEqual(['once', 'once', 'once']);
  expect(performance.now() - begunAtMs).toBeGreaterThan(1_000);
});

test("when the budget is spent, it is Stripe's own error", async () => {
  refusals = [{ 'retry-after': '60' }];
  await expect(client(500).customers.create({})).rejects.toBeInstanceOf(
    Stripe.errors.StripeRateLimitError,
  );
  expect(keys).toHaveLength(1);
});

test('a date to come back at, as proxies give it, is a time like any other', async () => {
  refusals = [{ 'retry-after': new Date(Date.now() + 60_000).toUTCString() }];
  await expect(client(500).customers.create({})).rejects.toBeInstanceOf(
    Stripe.errors.StripeRateLimitError,
  );
  expect(keys).toHaveLength(1);
  refusals = Array.from({ length: 3 }, () => ({ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }));
  await client(30_000).customers.create({});
  expect(keys).toHaveLength(5);
});
