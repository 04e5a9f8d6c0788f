// The receiving processes: started, killed without warning, and started again by themselves.
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { ReceiverOptions } from './receiver-options.ts';
import { processCount } from './storm-plan.ts';

export interface Fleet {
  /** Resolves when all processes have been ready once; rejects when one cannot even start. */
  readonly ready: Promise<void>;
  /** How often a process was started after it had ended. */
  readonly restarts: number;
  /** Kills a process that runs, with -9; false when it does not run. */
  kill(index: number): boolean;
  /** Stops a process for a while, which it does not notice; false when it does not run. */
  freeze(index: number, durationMs: number): boolean;
  /** Ends all for good. */
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('receiver-process.ts', import.meta.url));

/** How often a process that was never ready is started. Once it was, it is started for ever. */
const startsMax = 3;

/** How long a process that ended stays away, in milliseconds. */
const pauseMs = 100;

export function startFleet(
  ports: readonly number[],
  options: Omit<ReceiverOptions, 'port'>,
  onError: (text: string) => void,
): Fleet {
  const members = ports.map((port) => new Member({ ...options, port }, onError));
  return {
    ready: Promise.all(members.map((member) => member.ready)).then(() => undefined),
    get restarts() {
      return members.reduce((sum, member) => sum + member.restarts, 0);
    },
    kill: (index) => members[index]?.kill() ?? false,
    freeze: (index, durationMs) => members[index]?.freeze(durationMs) ?? false,
    close: async () => {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

class Member {
  readonly ready: Promise<void>;
  restarts = -1;
  readonly #options: ReceiverOptions;
  readonly #onError: (text: string) => void;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;
  #onReady: () => void = () => {};
  #onFailure: (error: Error) => void = () => {};

  constructor(options: ReceiverOptions, onError: (text: string) => void) {
    this.#options = options;
    this.#onError = onError;
    this.ready = new Promise((resolve, reject) => {
      this.#onReady = resolve;
      this.#onFailure = reject;
    });
    this.#start();
  }

  kill(): boolean {
    return this.#child?.kill('SIGKILL') ?? false;
  }

  freeze(durationMs: number): boolean {
    const child = this.#child;
    if (child?.kill('SIGSTOP') !== true) return false;
    setTimeout(() => child.kill('SIGCONT'), durationMs);
    return true;
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined) return;
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  }

  #start(): void {
    this.restarts += 1;
    const child = fork(program, [JSON.stringify(this.#options)], {
      execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    child.on('message', () => this.#onReady());
    child.once('exit', (code) => {
      this.#child = undefined;
      // A start while the database is away fails by rights; why is of interest if nothing works at all.
      if (code !== null && !this.#closing) this.#onError(words.slice(0, 2_000));
      if (this.restarts >= startsMax) this.#onFailure(new Error(`It does not start: ${words}`));
      if (!this.#closing) this.#timer = setTimeout(() => this.#start(), pauseMs);
    });
  }
}

/** As many free ports as there are processes. */
export async function findPorts(): Promise<number[]> {
  const servers = Array.from({ length: processCount }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
