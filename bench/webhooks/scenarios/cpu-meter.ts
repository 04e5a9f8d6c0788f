// How much processor time an event takes, apart from how long it takes: what other programs do on the
// machine changes the one far less than the other.
import type { BenchProcess } from '../../shared/processes/start-process.ts';
import type { BenchDatabase } from './bench-database.ts';

export interface CpuPerEvent {
  /** Of the servers' processes, in microseconds. */
  readonly serverCpuMicros: number;
  /** Of PostgreSQL, in microseconds; undefined where that cannot be known. */
  readonly postgresCpuMicros: number | undefined;
}

export interface CpuMeter {
  /** What was used since the meter was started, for each of so many events. */
  perEvent(events: number): Promise<CpuPerEvent>;
}

export async function startCpuMeter(
  database: BenchDatabase,
  servers: readonly BenchProcess[],
): Promise<CpuMeter> {
  // Asking sets the servers' own counters back.
  await readServers(servers);
  const postgresBefore = database.cpuMs();
  return {
    perEvent: async (events) => {
      const serversMs = await readServers(servers);
      const postgresAfter = database.cpuMs();
      return {
        serverCpuMicros: (serversMs * 1000) / events,
        postgresCpuMicros:
          postgresBefore === undefined || postgresAfter === undefined
            ? undefined
            : ((postgresAfter - postgresBefore) * 1000) / events,
      };
    },
  };
}

async function readServers(servers: readonly BenchProcess[]): Promise<number> {
  const answers = await Promise.all(
    servers.map(async (server) => server.ask({ kind: 'cpu' }, 'cpu')),
  );
  return answers.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
