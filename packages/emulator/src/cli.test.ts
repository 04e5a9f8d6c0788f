import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from 'vitest';

import { refusalOf, stripeAt } from './testing/emulated-stripe.ts';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

function start(...options: string[]): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--conditions=billhook-source', '--import', 'tsx', cli, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) throw new Error('The process has no such stream');
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('The process printed nothing');
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  // The event's first argument is the exit code.
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('prints one line with its URL, serves, and ends when told to', async () => {
  const child = start('--port', '0', '--webhook', 'http://127.0.0.1:9/hook');
  const line = await firstLine(child.stdout);
  const found =
    /^Stripe emulator listening on (http:\/\/127\.0\.0\.1:\d+), webhooks to (\S+) signed with (whsec_\w+)$/.exec(
      line,
    );
  if (found === null) throw new Error(`Not the line that was expected: ${line}`);
  const stripe = stripeAt(found[1] ?? '');
  expect((await stripe.accounts.retrieveCurrent()).object).toBe('account');
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ url: found[2] }]);
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
}, 20_000);

test('a port that is taken is said in a sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const child = start('--port', String(port));
  expect(await firstLine(child.stderr)).toBe(
    `billhook-emulator: Port ${port} is in use. Stop what listens there, or choose another with --port.`,
  );
  expect(await exitCode(child)).toBe(1);
  other.close();
}, 20_000);

test('a number that is none is refused', async () => {
  const child = start('--latency', 'soon');
  expect(await firstLine(child.stderr)).toBe(
    "billhook-emulator: --latency takes a whole number, got 'soon'.",
  );
  expect(await exitCode(child)).toBe(1);
}, 20_000);

test('a fault that there is not is refused, with those that there are', async () => {
  const child = start('--fault', 'rain=0.5');
  expect(await firstLine(child.stderr)).toMatch(
    /^billhook-emulator: A fault is given as NAME=RATE, .* got 'rain=0.5'. Names are duplicate, delay, /,
  );
  expect(await exitCode(child)).toBe(1);
}, 20_000);

test('is a bad network when told to be', async () => {
  const child = start('--port', '0', '--seed', '1', '--fault', 'rate-limit=1');
  const line = await firstLine(child.stdout);
  const stripe = stripeAt(line.replace('Stripe emulator listening on ', ''));
  expect(await refusalOf(stripe.customers.create())).toMatchObject({ statusCode: 429 });
}, 20_000);
