// Starts and stops the server process itself, and waits until it is really there or really gone.
import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';
import { type Postmaster, postmasterFile, readPostmaster, servesDirectory } from './postmaster.ts';
import { isProcessAlive } from './process-alive.ts';

const pollMs = 20;
/** A server that was killed under load first replays its log, which can take a while. */
const startPatienceMs = 60_000;
const stopPatienceMs = 30_000;
const portAttempts = 5;

export interface ServerDirectory {
  /** The folder of the embedded server; its data is in `data` below it. */
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  readonly launcher: Launcher;
}

/** The server that already runs on this directory, if there is one. What a dead one left is removed. */
export async function findRunning(directory: string): Promise<Postmaster | undefined> {
  const data = await realpath(join(directory, 'data'));
  const found = await readPostmaster(data);
  if (found === undefined) return undefined;
  if (await servesDirectory(found.pid, data)) return waitUntilReady(directory, found.pid);
  // PostgreSQL takes any living process of that id for a running server and would refuse to start.
  await rm(postmasterFile(data), { force: true });
  return undefined;
}

/**
 * Starts the server on 127.0.0.1 and waits until it accepts connections.
 *
 * @param port the port to listen on; without it, a free one.
 */
export async function launch(server: ServerDirectory, port?: number): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const child = await spawnServer(server, chosen);
    try {
      return await waitUntilReady(server.directory, child.pid ?? 0, child);
    } catch (error) {
      // Between asking for a free port and using it, another program may have taken it.
      const taken = error instanceof Error && error.message.includes('Address already in use');
      if (port !== undefined || !taken || attempt >= portAttempts) throw error;
    }
  }
}

/** Asks the server to end its sessions and shut down, and waits until it is gone. */
export async function shutDown(directory: string): Promise<void> {
  const data = await realpath(join(directory, 'data'));
  const running = await readPostmaster(data);
  if (running === undefined || !(await servesDirectory(running.pid, data))) return;
  process.kill(running.pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < stopPatienceMs; waitedMs += pollMs) {
    // The file goes last. The process may stay on as a zombie where nobody collects it.
    const gone = (await readPostmaster(data)) === undefined || !isProcessAlive(running.pid);
    if (gone) return;
    await sleep(pollMs);
  }
  throw new EmbeddedPostgresError(
    'embedded_postgres_failed',
    `The embedded PostgreSQL (process ${running.pid}) did not stop within ${stopPatienceMs / 1000} seconds.`,
  );
}

/** Checks that what listens there is this directory's server and takes our password. */
export async function verifyServer(url: string, directory: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const expected = await realpath(join(directory, 'data'));
    if (rows[0]?.data_directory !== expected) {
      throw new Error(`the server there serves ${rows[0]?.data_directory}, not ${expected}`);
    }
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_failed',
      `The embedded PostgreSQL in ${directory} does not answer: ${String(error)}`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function spawnServer(server: ServerDirectory, port: number): Promise<ChildProcess> {
  const data = await realpath(join(server.directory, 'data'));
  const { file, args } = server.launcher.command(server.binaries.postgres, [
    '-D',
    data,
    '-p',
    `${port}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ]);
  const log = await open(logFile(server.directory), 'w', 0o600);
  try {
    // Detached, so that Ctrl-C reaches the app alone and the app can still write while it ends.
    const child = spawn(file, args, {
      ...server.launcher.ids,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...process.env, LC_ALL: 'C' },
    });
    // A program that cannot be spawned shows as a child without an id that never becomes ready.
    child.on('error', () => {});
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function waitUntilReady(
  directory: string,
  pid: number,
  child?: ChildProcess,
): Promise<Postmaster> {
  const data = join(directory, 'data');
  for (let waitedMs = 0; waitedMs < startPatienceMs; waitedMs += pollMs) {
    const found = await readPostmaster(data);
    if (found?.pid === pid && found.ready) return found;
    const ended = child === undefined ? !isProcessAlive(pid) : child.exitCode !== null;
    if (ended || pid === 0) break;
    await sleep(pollMs);
  }
  throw new EmbeddedPostgresError(
    'embedded_postgres_failed',
    `The embedded PostgreSQL in ${directory} did not start. The end of its log:\n${await logTail(directory)}`,
  );
}

function logFile(directory: string): string {
  return join(directory, 'server.log');
}

async function logTail(directory: string): Promise<string> {
  const text = await readFile(logFile(directory), 'utf8').catch(() => '(no log)');
  return text.trim().split('\n').slice(-15).join('\n');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
