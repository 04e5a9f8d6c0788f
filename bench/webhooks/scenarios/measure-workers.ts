// Measures how fast worker processes handle an inbox that is full already: mirror and handler, no HTTP.
import { setTimeout as sleep } from 'node:timers/promises';

import { type BenchProcess, startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { billhookIngest } from './contender.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { drained } from './measure-load.ts';
import type { Sample } from './sample.ts';

/** How many each process handles before the clock starts, where handlers are quick: V8 has compiled it then. */
const warmUpEvents = 10_000;
const lookMs = 20;

export interface WorkerSettings {
  readonly workers: number;
  /** How long each handler waits before it writes, in milliseconds. */
  readonly handlerWaitMs: number;
  readonly events: number;
  readonly stripeBase: string;
  readonly profile: string | undefined;
}

/** A handler that waits leaves the processors free: what a second process adds is seen by it even on two cores. */
export const waitingHandlerMs = 10;

/** What is added to a name where handlers wait. */
export function waitsName(handlerWaitMs: number): string {
  return handlerWaitMs === 0 ? '' : `, handlers that wait ${handlerWaitMs} ms`;
}

export function workersName({
  workers,
  handlerWaitMs,
}: Pick<WorkerSettings, 'workers' | 'handlerWaitMs'>): string {
  return `Billhook: full inbox, ${workers} worker ${workers === 1 ? 'process' : 'processes'}${waitsName(handlerWaitMs)}`;
}

export async function measureWorkers(
  database: BenchDatabase,
  settings: WorkerSettings,
): Promise<Sample> {
  const { stripeBase } = settings;
  // Where handlers wait, that is what takes the time, and not code that is not compiled yet.
  const warmUp = settings.handlerWaitMs === 0 ? warmUpEvents * settings.workers : 0;
  await fillByIngest(database, settings.events + warmUp, stripeBase);
  await database.settle();
  const { module } = billhookIngest;
  const workers = await Promise.all(
    Array.from({ length: settings.workers }, async () =>
      startProcess(
        module,
        [database.url, stripeBase, billhookIngest.variant, String(settings.handlerWaitMs)],
        settings.profile,
      ),
    ),
  );
  try {
    if (warmUp > 0) await start(workers);
    while ((await database.number(left)) > settings.events) await sleep(lookMs);
    const cpu = await startCpuMeter(database, workers);
    const events = await database.number(left);
    const startedAt = performance.now();
    if (warmUp === 0) await start(workers);
    await drained(database);
    const elapsedMs = performance.now() - startedAt;
    const cpuPerEvent = await cpu.perEvent(events);
    return {
      contender: workersName(settings),
      connections: 0,
      events,
      elapsedMs,
      eventsPerSecond: (events / elapsedMs) * 1000,
      latency: undefined,
      ...cpuPerEvent,
      refused: {},
    };
  } finally {
    await Promise.all(workers.map(async (worker) => worker.stop()));
  }
}

const left = `
  select count(*)::int from billhook.inbox where state in ('received', 'failed', 'processing')
`;

async function start(workers: readonly BenchProcess[]): Promise<void> {
  await Promise.all(
    workers.map(async (worker) => worker.ask({ kind: 'start-worker' }, 'worker-started')),
  );
}

async function fillByIngest(
  database: BenchDatabase,
  events: number,
  stripeBase: string,
): Promise<void> {
  const { module, path } = billhookIngest;
  const server = await startProcess(module, [database.url, stripeBase]);
  const load = await startProcess('webhooks/load/main.ts', []);
  try {
    const { accepted } = await load.ask(
      { kind: 'load', port: server.port, path, connections: 50, events, maxMs: 60_000 },
      'loaded',
    );
    if (accepted !== events) throw new Error(`Only ${accepted} of ${events} events were taken in.`);
  } finally {
    await load.stop();
    await server.stop();
  }
}
