// Events that share a transaction, of which some have a savepoint and others do not: one lane, so that those that are
// delivered together are certainly handled together.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Billhook } from '../../billhook.ts';
import { createEvent, deliveryOf, type EventInput } from '../../testing/signed-event.ts';
import { createTestBillhook } from '../../testing/test-billhook.ts';
import { createEmptyDatabase, type TestDatabase } from '../../testing/test-database.ts';

let fresh: TestDatabase;
let billhook: Billhook;
/** How many events were delivered. */
let delivered: number;

beforeEach(async () => {
  delivered = 0;
  fresh = await createEmptyDatabase();
  await fresh.database.query(
    'create table effects (event text not null, transaction text not null)',
  );
  billhook = await createTestBillhook({ url: fresh.url, worker: { concurrency: 1, attempts: 3 } });
});
afterEach(async () => {
  await billhook.stop();
  await fresh.close();
});

/** Delivers them at once, so that they are stored, claimed and handled together, and waits for their ends. */
async function handle(inputs: readonly EventInput[]): Promise<string[]> {
  const ids = await Promise.all(
    inputs.map(async (input) => {
      const event = createEvent(input);
      expect((await billhook.handler(deliveryOf(event))).status).toBe(200);
      return event.id;
    }),
  );
  delivered += ids.length;
  await vi.waitFor(async () => {
    const { done, dead } = await billhook.webhooks.inbox.counts();
    expect(done + dead).toBe(delivered);
  }, 15_000);
  return ids;
}

/** After a few events one by one, the handlers are known to be quick. */
async function warmUp(): Promise<void> {
  await billhook.start();
  for (let index = 0; index < 4; index += 1) await handle([{}]);
}

const insertEffect = `insert into effects values ($1, pg_current_xact_id()::text)`;

test('what is undone takes nothing along that was written between two savepoints', async () => {
  const thrown = new Set<string>();
  billhook.on('payment_intent.succeeded', async ({ event, tx }) => {
    await tx.query(insertEffect, [event.id]);
    if (event.data.object.amount !== 1 || thrown.has(event.id)) return;
    thrown.add(event.id);
    throw new Error('odd');
  });
  await warmUp();
  await handle([
    { created: 2_000, object: { id: 'pi_first' } },
    { created: 2_000, object: { id: 'pi_last' } },
  ]);
  // The mirror holds newer states of the first and the last, so that they get savepoints; the one between gets none.
  const ids = await handle([
    { created: 1_000, object: { id: 'pi_first', amount: 1 } },
    {},
    { created: 1_000, object: { id: 'pi_last', amount: 1 } },
  ]);
  const { rows } = await fresh.database.query<{ event: string }>(
    'select event from effects where event = any ($1)',
    [ids],
  );
  expect(rows.map(({ event }) => event).toSorted()).toEqual(ids.toSorted());
  expect(thrown.size).toBe(2);
});
