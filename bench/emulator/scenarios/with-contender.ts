// Starts a contender, and whoever sends it its work.
import type { Loaded } from '../../shared/load/run-load.ts';
import type { WorkPlan } from '../../shared/processes/messages.ts';
import { type BenchProcess, startProcess } from '../../shared/processes/start-process.ts';
import type { Contender } from './contender.ts';

export interface StartedContender {
  readonly server: BenchProcess;
  /** @throws when nothing at all was accepted. */
  readonly work: (plan: Pick<WorkPlan, 'workload' | 'count' | 'connections'>) => Promise<Loaded>;
}

/** No load lasts longer, in milliseconds. */
const maxMs = 20_000;

/** Runs something with a fresh contender, which is stopped afterwards. */
export async function withContender<Result>(
  contender: Contender,
  profile: string | undefined,
  action: (started: StartedContender) => Promise<Result>,
): Promise<Result> {
  const server = await startProcess(contender.module, [], profile);
  const load = contender.inProcess ? server : await startProcess('emulator/load/main.ts', []);
  try {
    return await action({
      server,
      work: async (plan) => {
        const { port } = server;
        const loaded = await load.ask({ kind: 'work', port, maxMs, ...plan }, 'loaded');
        if (loaded.accepted > 0) return loaded;
        throw new Error(`${contender.name}: nothing accepted, ${JSON.stringify(loaded.refused)}`);
      },
    });
  } finally {
    await load.stop();
    await server.stop();
  }
}
