import { expect, test } from 'vitest';

import { parsePostmaster, servesDirectory } from './postmaster.ts';

const running = [
  '4711',
  '/somewhere/data',
  '1763900000',
  '54321',
  '',
  '127.0.0.1',
  '  3736 22',
  'ready   ',
].join('\n');

test('reads process, port and readiness', () => {
  expect(parsePostmaster(running)).toEqual({ pid: 4711, port: 54321, ready: true });
});

test('a server that is still starting is not ready', () => {
  const starting = running.replace('ready   ', 'starting');
  expect(parsePostmaster(starting)).toEqual({ pid: 4711, port: 54321, ready: false });
  expect(parsePostmaster('4711\n')).toEqual({ pid: 4711, port: 0, ready: false });
});

test('a file that was cut off before the process id says nothing', () => {
  expect(parsePostmaster('')).toBeUndefined();
});

test('a living process that is no PostgreSQL does not count as the server', async () => {
  expect(await servesDirectory(process.pid, '/somewhere/data')).toBe(false);
});
