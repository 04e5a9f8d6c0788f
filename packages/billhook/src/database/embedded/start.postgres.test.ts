// The embedded server as its users meet it: real starts, kills and stops of a real PostgreSQL.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { readPostmaster } from './postmaster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts';

let directory: string;
const started: EmbeddedPostgres[] = [];

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number | undefined> {
  return (await readPostmaster(join(directory, 'data')))?.pid;
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billhook-embedded-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(started.splice(0).map(async (server) => server.stop()));
  await rm(directory, { recursive: true, force: true });
});

test('starts, keeps its data over a restart, and is gone after the stop', async () => {
  const first = await start();
  await query(first.url, 'create table kept (n int); insert into kept values (7)');
  await first.stop();
  expect(await postmasterPid()).toBeUndefined();
  await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  const second = await start();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('commits are flushed to disk', async () => {
  const { url } = await start();
  expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
});

test('lets nobody in without the password, which only the owner can read', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  const { mode } = await stat(join(directory, 'password'));
  expect(mode & 0o777).toBe(0o600);
});

test('two starts at once share one server, and the last stop ends it', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.url).toBe(two.url);
  await one.stop();
  expect(await query(two.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  await two.stop();
  expect(await postmasterPid()).toBeUndefined();
});

test('takes up the server of a process that was killed', async () => {
  const child = fork(new URL('../../testing/start-embedded.ts', import.meta.url), [directory], {
    execArgv: ['--conditions=billhook-source', '--import', 'tsx'],
  });
  const [url] = await once(child, 'message');
  const before = await postmasterPid();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const again = await start();
  expect(again.url).toBe(url);
  expect(await postmasterPid()).toBe(before);
  await again.stop();
  expect(await postmasterPid()).toBeUndefined();
});

test('recovers after the server itself was killed, and its stale file is no obstacle', async () => {
  const first = await start();
  await query(first.url, 'create table kept (n int); insert into kept values (7)');
  const pid = await postmasterPid();
  expect(pid).toBeDefined();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () =>
    expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED'),
  );
  const second = await start();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
});

test("a stale file whose process id is somebody else's now is no obstacle", async () => {
  await (await start()).stop();
  const stale = [process.pid, join(directory, 'data'), 1, 5, '', '127.0.0.1', '1 1', 'ready'];
  await writeFile(join(directory, 'data', 'postmaster.pid'), stale.join('\n'));
  const server = await start();
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('runs in a directory that other users cannot enter', async () => {
  await chmod(directory, 0o700);
  const { url } = await start();
  expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('creates databases, whatever their name, and is content when they exist', async () => {
  const server = await start();
  const url = await server.createDatabase('a "quoted" one');
  expect(await server.createDatabase('a "quoted" one')).toBe(url);
  expect(await query(url, 'select current_database() as name')).toEqual([
    { name: 'a "quoted" one' },
  ]);
});

test('says why, with the end of the log, when the server does not start', async () => {
  await (await start()).stop();
  const configuration = join(directory, 'data', 'postgresql.conf');
  await writeFile(configuration, `${await readFile(configuration, 'utf8')}\nnonsense = 1\n`);
  await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({
    code: 'embedded_postgres_failed',
    message: expect.stringContaining('nonsense'),
  });
});

test('refuses production and names the variable to set', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await expect(startEmbeddedPostgres({ directory })).rejects.toMatchObject({
    code: 'embedded_postgres_in_production',
    message: expect.stringContaining('DATABASE_URL'),
  });
});
