// Promise 3 as a property: an object changes a few times at Stripe; its events are delivered late, out of
// order and twice, handled at any time, and whatever happens, the mirror ends with the newest state.
import {
  type Arbitrary,
  array,
  asyncProperty,
  assert,
  boolean,
  constantFrom,
  integer,
  record,
} from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '../../randomness/random.ts';
import { type ObjectStripe, startObjectStripe } from '../../testing/object-stripe.ts';
import { createMigratedDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createTestMirror, handleEvent, receiveEvent } from '../../testing/test-mirror.ts';
import type { Mirror } from '../mirror.ts';
import type { JsonObject } from '../stripe-object.ts';
import type { ReceivedEvent } from './received-event.ts';

let shared: TestDatabase;
let stripe: ObjectStripe;
let mirror: Mirror;

beforeAll(async () => {
  shared = await createMigratedDatabase();
  stripe = await startObjectStripe();
  const clock = { now: () => new Date(stripe.nowMs ?? 0) };
  mirror = createTestMirror({ database: shared.database, stripe, clock });
});

afterAll(async () => {
  await stripe.close();
  await shared.close();
});

/** Stripe's first moment in each history. */
const beginMs = 1_763_900_000_000;

interface Change {
  /** Since the change before. */
  readonly afterMs: number;
  readonly status: string;
  readonly deliveries: readonly Delivery[];
}

/** Each is an event with an id of its own: Stripe now and then sends two for one change. */
interface Delivery {
  readonly arrivesAfterMs: number;
  readonly handledAfterMs: number;
  readonly handledTwice: boolean;
}

interface History {
  readonly changes: readonly Change[];
  readonly endsDeleted: boolean;
}

const delivery: Arbitrary<Delivery> = record({
  arrivesAfterMs: integer({ min: 0, max: 4_000 }),
  handledAfterMs: integer({ min: 0, max: 4_000 }),
  handledTwice: boolean(),
});

const change: Arbitrary<Change> = record({
  afterMs: constantFrom(1, 100, 300, 900, 1_100, 2_500),
  status: constantFrom('incomplete', 'trialing', 'active', 'past_due'),
  deliveries: array(delivery, { minLength: 1, maxLength: 2 }),
});

const history: Arbitrary<History> = record({
  changes: array(change, { minLength: 1, maxLength: 6 }),
  endsDeleted: boolean(),
});

/** Something that happens at a moment of Stripe's time. */
interface Step {
  readonly atMs: number;
  readonly happen: () => Promise<void>;
}

interface Played {
  readonly id: string;
  readonly newest: JsonObject;
}

/** Plays a history of customers, which can be deleted, or of subscriptions, which cannot. */
async function play({ changes, endsDeleted }: History): Promise<Played> {
  const [type, path] = endsDeleted ? ['customer', 'customers'] : ['subscription', 'subscriptions'];
  const name = endsDeleted ? 'customer' : 'customer.subscription';
  const id = `obj_${newId()}`;
  const steps: Step[] = [];
  let atMs = beginMs;
  let newest: JsonObject = {};
  for (const [index, { afterMs, status, deliveries }] of changes.entries()) {
    atMs += afterMs;
    const isLast = index === changes.length - 1;
    const deleted = endsDeleted && isLast && index > 0;
    const object = { id, object: type, status, revision: index };
    newest = deleted ? { deleted: true } : object;
    const shown = deleted ? { id, object: type, deleted: true } : object;
    steps.push({
      atMs,
      happen: async () => {
        stripe.objects.set(`/v1/${path}/${id}`, shown);
      },
    });
    const kind = index === 0 ? 'created' : deleted ? 'deleted' : 'updated';
    const created = Math.floor(atMs / 1_000);
    for (const one of deliveries) {
      steps.push(...stepsOf(one, atMs, { type: `${name}.${kind}`, object, created }));
    }
  }
  for (const { atMs: now, happen } of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    stripe.nowMs = now;
    await happen();
  }
  return { id, newest };
}

function stepsOf(
  { arrivesAfterMs, handledAfterMs, handledTwice }: Delivery,
  changedAtMs: number,
  told: { type: string; object: JsonObject; created: number },
): Step[] {
  const arrivesAtMs = changedAtMs + arrivesAfterMs;
  let event: ReceivedEvent | undefined;
  const handle = async (): Promise<void> => {
    if (event === undefined) throw new Error('It is handled before it has arrived.');
    await handleEvent(mirror, shared.database, event);
  };
  const steps = [
    {
      atMs: arrivesAtMs,
      happen: async () => {
        event = await receiveEvent(shared.database, told);
      },
    },
    { atMs: arrivesAtMs + handledAfterMs, happen: handle },
  ];
  return handledTwice
    ? [...steps, { atMs: arrivesAtMs + 2 * handledAfterMs, happen: handle }]
    : steps;
}

test('any delivery of a history ends in its newest state', { timeout: 120_000 }, async () => {
  await assert(
    asyncProperty(history, async (told) => {
      const { id, newest } = await play(told);
      const type = told.endsDeleted ? 'customer' : 'subscription';
      const held = await mirror.get(type, id);
      expect(held).toEqual(newest['deleted'] === true ? null : newest);
    }),
    { numRuns: 250 },
  );
});
