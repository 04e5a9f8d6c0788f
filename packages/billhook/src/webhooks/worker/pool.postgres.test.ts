// As few connections as are accepted: nobody waits for another for ever, and no living worker is taken for dead.
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createBillhook } from '../../create-billhook.ts';
import { createEvent, deliveryOf, webhookSecret } from '../../testing/signed-event.ts';
import { createSilentLogger, type SilentLogger } from '../../testing/silent-logger.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
let logger: SilentLogger;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  logger = createSilentLogger();
  billhook = await createBillhook({
    stripe: { secretKey: 'sk_test_123', webhookSecrets: [webhookSecret] },
    database: { url: fresh.url, poolSize: 4 },
    worker: { concurrency: 3, pollMs: 50, takeoverMs: 400, handlerTimeoutMs: 20_000 },
    upkeep: { reconcileEveryMs: 0 },
    logger,
  });
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

test('handlers that also query outside of their transaction all get their turn', async () => {
  let inside = 0;
  billhook.on('payment_intent.succeeded', async () => {
    inside += 1;
    await vi.waitFor(() => expect(inside).toBe(3), 5_000);
    await billhook.database.query('select 1');
    await sleep(1_500);
  });
  await billhook.start();
  for (let index = 0; index < 3; index += 1) {
    await billhook.handler(deliveryOf(createEvent({ object: { id: `pi_${index}` } })));
  }
  await vi.waitFor(() => expect(inside).toBe(3), 5_000);
  // While each of them holds a connection.
  const events = createEvent({ type: 'charge.succeeded', object: { id: 'ch_1' } });
  expect((await billhook.handler(deliveryOf(events))).status).toBe(200);
  await vi.waitFor(
    async () => expect((await billhook.webhooks.inbox.counts()).done).toBe(4),
    5_000,
  );
  expect(inside).toBe(3);
  expect(logger.lines.map(({ message }) => message)).not.toContainEqual(
    expect.stringMatching(/taken over|alive|look for/),
  );
});
