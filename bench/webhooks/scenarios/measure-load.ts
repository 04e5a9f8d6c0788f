// Measures one contender under load: a fresh server, a warm-up, and then the clock.
import { setTimeout as sleep } from 'node:timers/promises';

import type { LoadPlan, LoadResult } from '../../shared/processes/messages.ts';
import { type BenchProcess, startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { startCpuMeter } from './cpu-meter.ts';
import type { Contender } from './contender.ts';
import type { Sample } from './sample.ts';

export interface LoadSettings {
  readonly connections: number;
  readonly events: number;
  /** Where Stripe's API is: the emulator. */
  readonly stripeBase: string;
  /** Where the server's CPU profile goes, if one is wanted. */
  readonly profile: string | undefined;
}

const warmUpEvents = 10_000;
const maxLoadMs = 30_000;
const maxDrainMs = 120_000;
const pollMs = 10;

/** Two questions, because each has an index that answers it at once however many events there are. */
const unfinished = `
  select (exists (select from billhook.inbox where state in ('received', 'failed'))
    or exists (select from billhook.inbox where state = 'processing'))::int
`;

/** @throws when what is stored differs from what was acknowledged: then the figures are worth nothing. */
export async function measureLoad(
  contender: Contender,
  database: BenchDatabase,
  settings: LoadSettings,
): Promise<Sample> {
  const args = [database.url, settings.stripeBase, contender.variant];
  const server = await startProcess(contender.module, args, settings.profile);
  const load = await startProcess('webhooks/load/main.ts', []);
  try {
    if (contender.endToEnd) await server.ask({ kind: 'start-worker' }, 'worker-started');
    return await measure(contender, database, settings, { server, load });
  } finally {
    await load.stop();
    await server.stop();
  }
}

async function measure(
  contender: Contender,
  database: BenchDatabase,
  { connections, events }: LoadSettings,
  { server, load }: { server: BenchProcess; load: BenchProcess },
): Promise<Sample> {
  const { port } = server;
  const plan = { kind: 'load', port, path: contender.path, connections, maxMs: maxLoadMs } as const;
  const storedBefore = await countStored(contender, database);
  const warmUp = await send(load, { ...plan, events: warmUpEvents });
  if (contender.endToEnd) await drained(database);
  await database.settle();
  const cpu = await startCpuMeter(database, [server]);
  const loaded = await send(load, { ...plan, events });
  const drainMs = contender.endToEnd ? await drained(database) : 0;
  const cpuPerEvent = await cpu.perEvent(loaded.accepted);
  const stored = (await countStored(contender, database)) - storedBefore;
  const acknowledged = warmUp.accepted + loaded.accepted;
  if (contender.stored !== undefined && stored !== acknowledged) {
    throw new Error(`${contender.name}: ${acknowledged} events acknowledged, ${stored} stored.`);
  }
  const elapsedMs = loaded.elapsedMs + drainMs;
  return {
    contender: contender.name,
    connections,
    events: loaded.accepted,
    elapsedMs,
    eventsPerSecond: (loaded.accepted / elapsedMs) * 1000,
    latency: { p50Ms: loaded.p50Ms, p99Ms: loaded.p99Ms, maxMs: loaded.maxMs },
    ...cpuPerEvent,
    refused: loaded.refused,
  };
}

async function send(load: BenchProcess, plan: LoadPlan): Promise<LoadResult> {
  const loaded = await load.ask(plan, 'loaded');
  if (loaded.accepted > 0) return loaded;
  throw new Error(`No event was accepted: ${JSON.stringify(loaded.refused)}`);
}

async function countStored(contender: Contender, database: BenchDatabase): Promise<number> {
  return contender.stored === undefined ? 0 : database.number(contender.stored);
}

/**
 * Waits until every event in the inbox is done.
 *
 * @returns how long that took, in milliseconds.
 */
export async function drained(database: BenchDatabase): Promise<number> {
  const startedAt = performance.now();
  while ((await database.number(unfinished)) > 0) {
    if (performance.now() - startedAt > maxDrainMs) throw new Error('The inbox was never drained.');
    await sleep(pollMs);
  }
  return performance.now() - startedAt;
}
