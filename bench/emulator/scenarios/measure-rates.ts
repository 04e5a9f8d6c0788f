// Measures how fast a contender does each of its workloads: a fresh server, a warm-up, and then the clock.
import type { Contender } from './contender.ts';
import type { Sample } from './sample.ts';
import { withContender } from './with-contender.ts';

export interface RateSettings {
  readonly connections: number;
  /** How often each workload is done. */
  readonly count: number;
  /** Where the server's CPU profile goes, if one is wanted. */
  readonly profile: string | undefined;
}

/** Of each workload, before any is measured: so many, until code that is compiled while it runs is compiled. */
const warmUpCount = 4_000;

export async function measureRates(
  contender: Contender,
  { connections, count, profile }: RateSettings,
): Promise<Sample[]> {
  return withContender(contender, profile, async ({ server, work }) => {
    const samples: Sample[] = [];
    for (const workload of contender.workloads) {
      await work({ workload, count: warmUpCount, connections });
    }
    for (const workload of contender.workloads) {
      // Asking sets the server's own counter back.
      await server.ask({ kind: 'cpu' }, 'cpu');
      const { accepted, elapsedMs, refused, p50Ms, p99Ms } = await work({
        workload,
        count,
        connections,
      });
      const { cpuMs } = await server.ask({ kind: 'cpu' }, 'cpu');
      samples.push({
        contender: contender.name,
        workload,
        count: accepted,
        perSecond: (accepted / elapsedMs) * 1_000,
        p50Ms,
        p99Ms,
        cpuMicros: (cpuMs * 1_000) / accepted,
        refused,
      });
    }
    return samples;
  });
}
