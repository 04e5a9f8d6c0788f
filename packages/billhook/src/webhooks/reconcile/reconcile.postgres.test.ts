// What a comparison may say that it has seen.
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createEvent } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

const daySeconds = 86_400;

let fresh: TestDatabase;
let stripe: ObjectStripe;
let billhook: Billhook;

beforeEach(async () => {
  fresh = await createEmptyDatabase();
  stripe = await startObjectStripe();
  billhook = await createTestBillhook({ url: fresh.url, stripe: { apiBase: stripe.url } });
});
afterEach(async () => {
  await billhook.stop();
  await stripe.close();
  await fresh.close();
});

test('who asks from a later time than was known leaves the gap before it open', async () => {
  const now = Math.floor(Date.now() / 1_000);
  stripe.lists.set('/v1/events', []);
  await billhook.reconcile();
  await fresh.database.query('update billhook.reconciliation set complete_until = $1', [
    now - 3 * daySeconds,
  ]);
  stripe.lists.set('/v1/events', [createEvent({ id: 'evt_old', created: now - 2 * daySeconds })]);
  await billhook.reconcile({ since: now - 3_600 });
  expect((await billhook.reconcile()).missing).toEqual(['evt_old']);
  expect((await billhook.reconcile()).from).toBeGreaterThan(now - daySeconds);
});
