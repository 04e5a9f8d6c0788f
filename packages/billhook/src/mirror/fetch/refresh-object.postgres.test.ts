// A fetch and an event about the same object at the same time.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../../testing/test-mirror.ts';
import type { DoubtfulObject } from '../apply/apply-event.ts';
import type { Mirror } from '../mirror.ts';
import type { JsonObject } from '../stripe-object.ts';
import { ownTables } from '../tables/all-tables.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  shared = await createMigratedDatabase();
});

afterAll(async () => {
  await shared.close();
});

beforeEach(async () => {
  stripe = await startObjectStripe();
  mirror = createTestMirror({ database: shared.database, stripe });
});

afterEach(async () => {
  await stripe.close();
});

function invoice(id: string, status: string): JsonObject {
  return { id, object: 'invoice', status };
}

function doubtful(id: string): DoubtfulObject {
  const definition = ownTables.find(({ object }) => object === 'invoice');
  if (definition === undefined) throw new Error('Invoices have no table.');
  return { definition, id, account: '', livemode: false, path: `/v1/invoices/${id}` };
}

async function tell(id: string, status: string, created: number): Promise<void> {
  const object = invoice(id, status);
  await handleEvent(
    mirror,
    shared.database,
    await receiveEvent(shared.database, { type: 'invoice.updated', object, created }),
  );
}

const now = (): number => Math.floor(Date.now() / 1_000);

test('an event that is certainly newer than the answer under way is not overwritten by it', async () => {
  stripe.objects.set('/v1/invoices/in_1', invoice('in_1', 'open'));
  await tell('in_1', 'draft', now() - 60);
  let told: Promise<void> | undefined;
  stripe.intercept = () => {
    // Far enough ahead for no margin of the clocks to reach it.
    told ??= tell('in_1', 'paid', now() + 60);
    return undefined;
  };
  stripe.delayMs = 100;
  expect(await mirror.refresh(doubtful('in_1'))).toBe('refreshed');
  await told;
  expect(await mirror.get('invoice', 'in_1')).toMatchObject({ status: 'paid' });
  expect(stripe.requests).toHaveLength(1);
});

test('an event of the same time makes it be fetched once more', async () => {
  stripe.objects.set('/v1/invoices/in_2', invoice('in_2', 'open'));
  let told: Promise<void> | undefined;
  stripe.intercept = () => {
    told ??= tell('in_2', 'uncollectible', now());
    return undefined;
  };
  stripe.delayMs = 100;
  const refreshed = mirror.refresh(doubtful('in_2'));
  setTimeout(() => stripe.objects.set('/v1/invoices/in_2', invoice('in_2', 'paid')), 50);
  expect(await refreshed).toBe('refreshed');
  await told;
  expect(await mirror.get('invoice', 'in_2')).toMatchObject({ status: 'paid' });
  expect(stripe.requests).toHaveLength(2);
});

test('an event that is certainly older is replaced, though it came meanwhile', async () => {
  stripe.objects.set('/v1/invoices/in_3', invoice('in_3', 'paid'));
  let told: Promise<void> | undefined;
  stripe.intercept = () => {
    told ??= tell('in_3', 'open', now() - 60);
    return undefined;
  };
  stripe.delayMs = 100;
  await mirror.refresh(doubtful('in_3'));
  await told;
  expect(await mirror.get('invoice', 'in_3')).toMatchObject({ status: 'paid' });
});

test('429 is waited for, and repeated', async () => {
  stripe.objects.set('/v1/invoices/in_4', invoice('in_4', 'paid'));
  let refusals = 3;
  stripe.intercept = () => {
    refusals -= 1;
    return refusals >= 0 ? { status: 429, headers: { 'retry-after': '1' } } : undefined;
  };
  await mirror.refresh(doubtful('in_4'));
  expect(stripe.requests).toHaveLength(4);
  expect(await mirror.get('invoice', 'in_4')).toMatchObject({ status: 'paid' });
});

test('when Stripe fails, so does the refresh, and nothing is lost', async () => {
  await tell('in_5', 'open', now());
  stripe.intercept = () => ({ status: 500 });
  await expect(mirror.refresh(doubtful('in_5'))).rejects.toThrow('Refused: 500');
  expect(await mirror.get('invoice', 'in_5')).toMatchObject({ status: 'open' });
});

test('what is gone and was never here is left to its events', async () => {
  expect(await mirror.refresh(doubtful('in_6'))).toBe('unreadable');
  expect(await mirror.get('invoice', 'in_6')).toBeNull();
});

test('a list whose last entry goes while it is read on is never taken for the whole', async () => {
  const lines = { object: 'list', data: [line(1)], has_more: true };
  stripe.objects.set('/v1/invoices/in_7', { ...invoice('in_7', 'draft'), lines });
  stripe.lists.set('/v1/invoices/in_7/lines', [line(2)]);
  await expect(mirror.refresh(doubtful('in_7'))).rejects.toMatchObject({ param: 'starting_after' });
  expect(await mirror.get('invoice', 'in_7')).toBeNull();
});

function line(number: number): JsonObject {
  return { id: `il_${number}`, object: 'line_item' };
}
