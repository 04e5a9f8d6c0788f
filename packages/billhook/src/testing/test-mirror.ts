// A mirror on a test's database that reads from a test's Stripe, and events to feed it with.
import Stripe from 'stripe';

import { type Clock, systemClock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { ApplyOutcome } from '../mirror/apply/apply-event.ts';
import type { ReceivedEvent } from '../mirror/apply/received-event.ts';
import { readDatabaseTime } from '../mirror/apply/apply-fetched.ts';
import { createMirror, type Mirror } from '../mirror/mirror.ts';
import type { JsonObject } from '../mirror/stripe-object.ts';
import { newId } from '../randomness/random.ts';
import type { ObjectStripe } from './object-stripe.ts';
import { createSilentLogger } from './silent-logger.ts';
import { setTimeout as sleepFor } from 'node:timers/promises';

export interface TestMirrorInput {
  readonly database: Database;
  readonly stripe: ObjectStripe;
  readonly clock?: Clock;
  readonly readsPerSecond?: number;
}

/** Waits as it is told to, up to a moment: nobody tests how long a second is. */
async function sleepBriefly(durationMs: number, signal?: AbortSignal): Promise<void> {
  await sleepFor(Math.min(durationMs, 20), undefined, signal === undefined ? {} : { signal });
}

export function createTestMirror(input: TestMirrorInput): Mirror {
  const { hostname, port } = new URL(input.stripe.url);
  return createMirror({
    stripe: new Stripe('sk_test_123', {
      host: hostname,
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
    }),
    database: input.database,
    livemode: false,
    logger: createSilentLogger(),
    clock: input.clock ?? systemClock,
    newId,
    sleep: sleepBriefly,
    readsPerSecond: input.readsPerSecond ?? 100_000,
  });
}

export interface TestEventInput {
  readonly type: string;
  readonly object: JsonObject;
  readonly id?: string;
  /** Stripe's time of the event, in Unix seconds. */
  readonly created?: number;
  readonly account?: string;
}

/** An event that has just been received, by the database's clock. */
export async function receiveEvent(
  database: Database,
  input: TestEventInput,
): Promise<ReceivedEvent> {
  return {
    id: input.id ?? `evt_${newId()}`,
    type: input.type,
    account: input.account ?? null,
    livemode: false,
    created: input.created ?? 1_763_900_000,
    receivedAt: new Date(await readDatabaseTime(database)),
    object: input.object,
  };
}

/** Handles an event as a worker does: in doubt it rolls back, fetches, and begins again. */
export async function handleEvent(
  mirror: Mirror,
  database: Database,
  event: ReceivedEvent,
): Promise<ApplyOutcome['kind']> {
  let inDoubt: 'ask' | 'take' = 'ask';
  for (;;) {
    const outcome = await attempt(mirror, database, event, inDoubt);
    if (outcome.kind !== 'in-doubt') return outcome.kind;
    if ((await mirror.refresh(outcome.object)) === 'unreadable') inDoubt = 'take';
  }
}

async function attempt(
  mirror: Mirror,
  database: Database,
  event: ReceivedEvent,
  inDoubt: 'ask' | 'take',
): Promise<ApplyOutcome> {
  return database.transaction(async (tx) => mirror.applyEvent(tx, event, { inDoubt }));
}
