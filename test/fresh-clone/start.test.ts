// `npm start` on a fresh clone: it installs, starts, shows where to look, keeps its data over a
// restart, meets a busy port, and ends cleanly on Ctrl-C.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { freePort } from '../support/free-port.ts';
import { copyOfTheRepository, type Copy } from './copy-of-the-repository.ts';

/** A run of `npm start`, with what it has printed so far. */
interface Run {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

let copy: Copy;

beforeAll(() => {
  copy = copyOfTheRepository();
});

afterAll(() => copy.remove());

function npmStart(...options: string[]): Run {
  let printed = '';
  // As from a terminal: the run has a process group of its own, and Ctrl-C goes to all of it.
  const child = spawn('npm', ['start', '--', ...options], { cwd: copy.directory, detached: true });
  const record = (chunk: Buffer): void => {
    printed += chunk.toString('utf8');
  };
  child.stdout.on('data', record);
  child.stderr.on('data', record);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => printed, exited };
}

/** The link that it prints when it is up; throws with its output when it ends before that. */
async function storeUrl(run: Run): Promise<string> {
  const link = /The store\s+(http:\/\/localhost:\d+)/;
  const ended = run.exited.then(() => true);
  while (!link.test(run.output())) {
    if (await Promise.race([ended, pause(100)])) {
      throw new Error(`npm start ended by itself:\n${run.output()}`);
    }
  }
  return link.exec(run.output())?.[1] ?? '';
}

/** Waits for so many milliseconds; gives false. */
function pause(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms);
  });
}

async function pressCtrlC(run: Run): Promise<number | null> {
  // The negative id is the process group's.
  process.kill(-(run.child.pid ?? 0), 'SIGINT');
  return run.exited;
}

describe('npm start on a fresh clone', () => {
  test('installs, starts the store, and stops on Ctrl-C', async () => {
    expect(existsSync(join(copy.directory, 'node_modules'))).toBe(false);
    const run = npmStart();
    const url = await storeUrl(run);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<h1');
    expect(run.output()).toContain('4242 4242 4242 4242');
    await pressCtrlC(run);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('starts again with its data kept, on the port that is asked for', async () => {
    const port = await freePort();
    const run = npmStart('--port', String(port));
    const url = await storeUrl(run);
    expect(url).toBe(`http://localhost:${port}`);
    expect((await fetch(url)).status).toBe(200);
    expect(existsSync(join(copy.directory, '.billhook', 'postgres', 'data', 'PG_VERSION'))).toBe(
      true,
    );
    await pressCtrlC(run);
    // The server has ended by itself: it took its lock file along.
    expect(
      existsSync(join(copy.directory, '.billhook', 'postgres', 'data', 'postmaster.pid')),
    ).toBe(false);
  });

  test('says so when the port that was asked for is busy', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const run = npmStart('--port', String(port));
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain(`Port ${port} is in use`);
    blocker.close();
  });
});
