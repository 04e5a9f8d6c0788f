// Measures how fast worker processes handle an inbox that is full already: mirror and handler, no HTTP.
import { startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { billhookIngest } from './contender.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { drained } from './measure-load.ts';
import type { Sample } from './sample.ts';

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
  const { events, stripeBase } = settings;
  await fillByIngest(database, events, stripeBase);
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
    const cpu = await startCpuMeter(database, workers);
    const startedAt = performance.now();
    await Promise.all(
      workers.map(async (worker) => worker.ask({ kind: 'start-worker' }, 'worker-started')),
    );
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
