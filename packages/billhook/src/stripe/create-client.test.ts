import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { systemClock } from '../clock/clock.ts';
import { systemRandom } from '../randomness/random.ts';
import { createStripeClient } from './create-client.ts';

test('sends its calls to the host it was told, with the key and the pinned version', async () => {
  const seen: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url, ...request.headers });
    response.end('{"id":"acct_1","object":"account"}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const stripe = createStripeClient(
    {
      secretKey: 'sk_test_123',
      webhookSecrets: [],
      apiBase: new URL(`http://127.0.0.1:${port}`),
      toleranceSeconds: 300,
      timeoutMs: 1_000,
      patienceMs: 1_000,
      livemode: false,
    },
    { clock: systemClock, random: systemRandom },
  );
  try {
    expect((await stripe.accounts.retrieveCurrent()).id).toBe('acct_1');
    expect(seen).toEqual([
      expect.objectContaining({
        url: '/v1/account',
        authorization: 'Bearer sk_test_123',
        'stripe-version': '2026-10-28.endive',
      }),
    ]);
  } finally {
    server.close();
  }
});
