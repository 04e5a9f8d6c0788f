// The storm itself: Stripe works, the network is bad, processes and the database die; then it is quiet,
// what is left is worked off, and everything is counted.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { createEmulator, type Emulator, type FaultOptions } from '@billhook/emulator';
import type Stripe from 'stripe';

import { compareMirror, type MirrorComparison } from './compare-mirror.ts';
import { findPorts, type Fleet, startFleet } from './fleet.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { startStormDatabase, type StormDatabase } from './storm-database.ts';
import { type Disaster, planStorm, type StormOptions, type StormPlan } from './storm-plan.ts';
import { StripeFlows } from './stripe-flows.ts';
import { verify, type Verdict, type Violations } from './verify.ts';

export interface RunOptions extends StormOptions {
  /** The module to take Billhook from. Default: this workspace's. */
  readonly library?: string;
  /** How long to wait for what is left to be worked off, in milliseconds. Default 120,000. */
  readonly patienceMs?: number;
  /** Told what happens. */
  readonly log?: (line: string) => void;
}

export interface StormReport extends Verdict, Violations {
  readonly seed: number;
  readonly events: number;
  /** A hash of all events' ids and types in their order: the same for the same seed. */
  readonly digest: string;
  readonly kills: number;
  /** Processes stopped for a while, as by a machine that swaps or moves. */
  readonly freezes: number;
  readonly processesStarted: number;
  readonly databaseRestarts: number;
  readonly connectionsCut: number;
  /** Requests that reached the front door; those beyond one for each event were repeated. */
  readonly deliveries: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly failed: number;
  readonly seconds: number;
  readonly mirror: MirrorComparison;
}

const webhookSecret = 'whsec_storm';

/** Longer than a worker may be silent, and shorter than a handler may take. */
const freezeMs = 1_200;

/** Often enough that no event is given up, whatever happens. */
const retryDelaysMs = [100, 200, 400, 800, ...Array.from({ length: 60 }, () => 1_000)];

const faults = (seed: number): FaultOptions => ({
  seed,
  maxDelayMs: 1_500,
  timeOutMs: 200,
  retryAfterSeconds: 1,
  rates: {
    duplicate: 0.3,
    delay: 0.3,
    reorder: 0.2,
    drop: 0.1,
    'lose-answer': 0.1,
    corrupt: 0.1,
    'rate-limit': 0.03,
    'lock-timeout': 0.01,
    'server-error': 0.02,
    'time-out': 0.01,
    reset: 0.02,
  },
});

/** The Stripe of the storm; without `webhooks` it delivers nothing. */
export function createStormEmulator(seed: number, webhookUrl?: string): Emulator {
  return createEmulator({
    seed,
    webhooks: webhookUrl === undefined ? [] : [{ url: webhookUrl, secret: webhookSecret }],
    delivery: { retryDelaysMs, timeoutMs: 9_000 },
    faults: faults(seed),
  });
}

/** Does the plan's flows until there are enough events, spread over the plan's duration. */
export async function makeEvents(
  plan: StormPlan,
  flows: StripeFlows,
  elapsedMs?: () => number,
): Promise<Stripe.Event[]> {
  const events: Stripe.Event[] = [];
  for (const flow of plan.flows) {
    if (events.length >= plan.events) break;
    await flows.run(flow);
    events.push(...(await flows.eventsAfter(events)));
    const dueMs = (events.length / plan.events) * plan.durationMs;
    if (elapsedMs !== undefined) await sleep(Math.max(0, dueMs - elapsedMs()));
  }
  return events;
}

export function digestOf(events: readonly Stripe.Event[]): string {
  const text = events.map(({ id, type }) => `${id} ${type}`).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

interface Scene {
  readonly database: StormDatabase;
  readonly door: FrontDoor;
  readonly emulator: Emulator;
  readonly flows: StripeFlows;
  readonly fleet: Fleet;
}

/** Runs the storm of this seed, and counts. What was started is ended, whatever happens. */
export async function runStorm(options: RunOptions): Promise<StormReport> {
  const log = options.log ?? ((): void => {});
  const plan = planStorm(options);
  const scene = await setScene(options, log);
  try {
    await scene.fleet.ready;
    const beganMs = performance.now();
    const elapsedMs = (): number => performance.now() - beganMs;
    log(`The storm of seed ${plan.seed} begins.`);
    const [events, struck] = await Promise.all([
      makeEvents(plan, scene.flows, elapsedMs),
      strike(plan.disasters, scene, elapsedMs, log),
    ]);
    log('It is over; what is left is worked off.');
    await settle(scene, options.patienceMs ?? 120_000);
    return await report(plan, scene, events, { ...struck, seconds: elapsedMs() / 1000 });
  } finally {
    await scene.fleet.close();
    await scene.emulator.close();
    await scene.door.close();
    await scene.database.close();
  }
}

async function setScene(options: RunOptions, log: (line: string) => void): Promise<Scene> {
  const database = await startStormDatabase();
  const ports = await findPorts();
  const door = await openFrontDoor(ports);
  const emulator = createStormEmulator(options.seed, door.url);
  const apiBase = await emulator.listen();
  const fleet = startFleet(
    ports,
    {
      databaseUrl: database.url,
      apiBase,
      webhookSecret,
      seed: options.seed,
      library: options.library ?? 'billhook',
    },
    (words) => log(`A process ended by itself: ${firstLineOf(words)}`),
  );
  return { database, door, emulator, flows: new StripeFlows(apiBase), fleet };
}

/** The error's message, out of what Node prints when it ends a process. */
function firstLineOf(words: string): string {
  return words.split('\n').find((line) => /^\w*error\b/i.test(line)) ?? words;
}

interface Struck {
  kills: number;
  freezes: number;
  databaseRestarts: number;
  connectionsCut: number;
}

async function strike(
  disasters: readonly Disaster[],
  { fleet, database }: Scene,
  elapsedMs: () => number,
  log: (line: string) => void,
): Promise<Struck> {
  const struck: Struck = { kills: 0, freezes: 0, databaseRestarts: 0, connectionsCut: 0 };
  let restarting: Promise<void> = Promise.resolve();
  for (const { kind, atMs, victim } of disasters) {
    await sleep(Math.max(0, atMs - elapsedMs()));
    log(`${(elapsedMs() / 1000).toFixed(1)} s: ${kind}`);
    switch (kind) {
      case 'kill':
        if (fleet.kill(victim)) struck.kills += 1;
        break;
      case 'freeze':
        if (fleet.freeze(victim, freezeMs)) struck.freezes += 1;
        break;
      case 'cut-connections':
        // While the server is away there is none to cut.
        struck.connectionsCut += await database.cutConnections().catch(() => 0);
        break;
      case 'restart-database':
        // It takes a while, in which the other disasters go on.
        await restarting;
        restarting = database.restart();
        // A failure is thrown where it is waited for.
        restarting.catch(() => {});
        struck.databaseRestarts += 1;
    }
  }
  await restarting;
  return struck;
}

/** Deferred work is Billhook's own: what dead events say has yet to come into the mirror. */
const unsettledSql = `
  select (select count(*) from billhook.inbox where state not in ('done', 'dead'))::int
    + (select count(*) from billhook.deferred where state not in ('done', 'dead'))::int as count
`;

/** Waits until all is delivered and settled; when that takes too long, the verdict says what is left. */
async function settle({ database, flows }: Scene, patienceMs: number): Promise<void> {
  const endMs = performance.now() + patienceMs;
  while (performance.now() < endMs) {
    await sleep(500);
    if ((await flows.pendingEvents()) > 0) continue;
    const { rows } = await database.database.query<{ count: number }>(unsettledSql);
    if (rows[0]?.count === 0) return;
  }
}

async function report(
  plan: StormPlan,
  { database, door, fleet, flows }: Scene,
  events: readonly Stripe.Event[],
  struck: Struck & { seconds: number },
): Promise<StormReport> {
  const verdict = await verify({
    seed: plan.seed,
    eventIds: events.map(({ id }) => id),
    acknowledged: door.acknowledged,
    database: database.database,
  });
  const mirror = await compareMirror(flows, database.database);
  const statuses = [...door.statuses];
  const countOf = (is: (status: number) => boolean): number =>
    statuses.reduce((sum, [status, count]) => sum + (is(status) ? count : 0), 0);
  const accepted = countOf((status) => status < 300);
  return {
    seed: plan.seed,
    events: events.length,
    digest: digestOf(events),
    ...struck,
    processesStarted: 3 + fleet.restarts,
    deliveries: countOf(() => true),
    duplicates: accepted - door.acknowledged.size,
    refused: countOf((status) => status >= 400 && status < 500),
    failed: countOf((status) => status >= 500),
    ...verdict,
    mirror,
    mirrorDiffers: mirror.differences.length,
  };
}
