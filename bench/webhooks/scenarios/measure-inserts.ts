// Measures how fast the database takes events in when nothing else is done.
import { startProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';
import { startCpuMeter } from './cpu-meter.ts';
import type { Sample } from './sample.ts';

export const bareInserts = 'limit: batched inserts alone';

const warmUpEvents = 5_000;

export async function measureInserts(
  database: BenchDatabase,
  settings: { readonly events: number; readonly profile: string | undefined },
): Promise<Sample> {
  const server = await startProcess(
    'webhooks/servers/bare-inserts.ts',
    [database.url],
    settings.profile,
  );
  try {
    await server.ask({ kind: 'insert', events: warmUpEvents }, 'inserted');
    await database.settle();
    const cpu = await startCpuMeter(database, [server]);
    const { events, elapsedMs } = await server.ask(
      { kind: 'insert', events: settings.events },
      'inserted',
    );
    const cpuPerEvent = await cpu.perEvent(events);
    return {
      contender: bareInserts,
      connections: 0,
      events,
      elapsedMs,
      eventsPerSecond: (events / elapsedMs) * 1000,
      latency: undefined,
      ...cpuPerEvent,
      refused: {},
    };
  } finally {
    await server.stop();
  }
}
