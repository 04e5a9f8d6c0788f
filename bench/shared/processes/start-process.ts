// The parent's side: starts a process of the benchmark, asks it things, and ends it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Answer, Request } from './messages.ts';

export interface BenchProcess {
  /** The port that it listens on. */
  readonly port: number;
  ask<Kind extends Answer['kind']>(
    request: Request,
    kind: Kind,
  ): Promise<Extract<Answer, { kind: Kind }>>;
  stop(): Promise<void>;
}

/** No answer takes longer: every load is bounded far below it. */
const patienceMs = 300_000;

/**
 * Starts a module, named by its path below `bench`, as a process, and waits until it is ready.
 *
 * @param profileDirectory where V8's CPU profile of the process goes; without it, none is taken.
 */
export async function startProcess(
  module: string,
  args: readonly string[],
  profileDirectory?: string,
): Promise<BenchProcess> {
  const profile =
    profileDirectory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`];
  const child = fork(fileURLToPath(new URL(`../../${module}`, import.meta.url)), args, {
    execArgv: ['--import', 'tsx', ...profile],
    env: { ...process.env, NODE_ENV: 'production' },
    // Log lines go nowhere: writing them to a terminal would be measured too.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await answerOf(child, 'ready');
  return {
    port,
    ask: async (request, kind) => {
      const answer = answerOf(child, kind);
      child.send(request);
      return answer;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.send({ kind: 'stop' });
      await ended;
    },
  };
}

async function answerOf<Kind extends Answer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Answer, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clear();
      child.kill();
      reject(new Error(`${what} before it answered "${kind}".`));
    };
    const onMessage = (message: unknown): void => {
      // A process of the benchmark sends nothing but answers.
      const answer = message as Answer;
      if (answer.kind !== kind) return;
      clear();
      // The comparison above is what makes it this kind of answer.
      resolve(answer as Extract<Answer, { kind: Kind }>);
    };
    const onExit = (): void => {
      fail('The process ended');
    };
    const timer = setTimeout(fail, patienceMs, `${patienceMs / 1000} seconds passed`);
    const clear = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
