// Measures how much memory a contender takes for each thing that it stores: what it holds after its garbage was
// collected, before and after thousands more of them.
import type { Contender } from './contender.ts';
import type { MemorySample } from './sample.ts';
import { withContender } from './with-contender.ts';

/** What is stored before the first look, so that code that is compiled on its first use is in it. */
const warmUpCount = 2_000;
const connections = 10;

export async function measureMemory(contender: Contender, count: number): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  for (const workload of ['create-customers', 'pay'] as const) {
    if (!isMeasurable(contender) || !contender.workloads.includes(workload)) continue;
    samples.push(
      await withContender(contender, undefined, async ({ server, work }) => {
        await work({ workload, count: warmUpCount, connections });
        const before = await server.ask({ kind: 'memory' }, 'memory');
        const { accepted } = await work({ workload, count, connections });
        const after = await server.ask({ kind: 'memory' }, 'memory');
        return {
          contender: contender.name,
          workload,
          count: accepted,
          heapBytes: (after.heapBytes - before.heapBytes) / accepted,
          residentBytes: (after.residentBytes - before.residentBytes) / accepted,
        };
      }),
    );
  }
  return samples;
}

/** Where the load is made in the same process, its own objects are in the way. */
function isMeasurable({ stores, inProcess }: Contender): boolean {
  return stores && !inProcess;
}
