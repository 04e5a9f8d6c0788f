// Measures how long a contender takes from the start of its process to its first answer, whatever it is.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../shared/processes/listen.ts';
import { bareHono, emulate, overHttp, statefulMock } from './contender.ts';
import type { ReadySample } from './sample.ts';

const bench = fileURLToPath(new URL('../../', import.meta.url));

/** How a contender is started by hand: what Node is given, for a port. */
interface Start {
  readonly contender: string;
  readonly argsFor: (port: number) => readonly string[];
}

const bareNode = 'limit: node:http';

const starts: readonly Start[] = [
  {
    contender: overHttp.name,
    argsFor: (port) => ['../packages/emulator/dist/cli.mjs', '--port', String(port)],
  },
  {
    contender: statefulMock.name,
    argsFor: () => ['node_modules/stripe-stateful-mock/dist/cli.js'],
  },
  {
    // Its command needs a newer Node than ours does; its module does not.
    contender: emulate.name,
    argsFor: (port) =>
      module(`
        import { createEmulator } from 'emulate';
        await createEmulator({ service: 'stripe', port: ${port} });
      `),
  },
  {
    contender: bareHono.name,
    argsFor: (port) =>
      module(`
        import { serve } from '@hono/node-server';
        import { Hono } from 'hono';
        const app = new Hono();
        app.get('/', (context) => context.text('ok'));
        serve({ fetch: app.fetch, hostname: '127.0.0.1', port: ${port} });
      `),
  },
  {
    contender: bareNode,
    argsFor: (port) =>
      module(`
        import { createServer } from 'node:http';
        createServer((_request, response) => response.end('ok')).listen(${port}, '127.0.0.1');
      `),
  },
];

function module(source: string): string[] {
  return ['--input-type=module', '--eval', source];
}

const patienceMs = 20_000;
const pollMs = 2;

/** One start of each contender. */
export async function measureReady(): Promise<ReadySample[]> {
  const samples: ReadySample[] = [];
  for (const { contender, argsFor } of starts) {
    const port = await freePort();
    samples.push({ contender, readyMs: await timeStart(argsFor(port), port, contender) });
  }
  return samples;
}

async function timeStart(args: readonly string[], port: number, name: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: bench,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'silent', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`${name} ended before it answered.`);
      if (performance.now() - startedAt > patienceMs) throw new Error(`${name} never answered.`);
      await sleep(pollMs);
    }
    return performance.now() - startedAt;
  } finally {
    await end(child);
  }
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { Authorization: 'Bearer sk_test_bench' };
    const request = get({ port, host: '127.0.0.1', path: '/v1/customers', headers }, (response) => {
      response.resume();
      resolve(true);
    });
    request.once('error', () => {
      resolve(false);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
