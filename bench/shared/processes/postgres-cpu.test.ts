import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from 'vitest';

import { readPostgresCpuMs } from './postgres-cpu.ts';

test.runIf(process.platform === 'linux')(
  'the time of a process and of its children counts, also of those that have ended',
  async () => {
    const burn = 'const end = Date.now() + 300; while (Date.now() < end);';
    // This process stands for the server: its child is what uses the time.
    const before = readPostgresCpuMs(process.pid) ?? 0;
    const child = spawn(process.execPath, ['-e', burn]);
    await once(child, 'exit');
    const after = readPostgresCpuMs(process.pid) ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(100);
  },
);

test('of a process that is not there nothing is known', () => {
  expect(readPostgresCpuMs(2 ** 30)).toBeUndefined();
});
