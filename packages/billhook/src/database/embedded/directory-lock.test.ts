import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { withDirectoryLock } from './directory-lock.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billhook-lock-'));
});
afterEach(async () => rm(directory, { recursive: true, force: true }));

test('holders take turns', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(10);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, async () => withDirectoryLock(directory, work)));
  expect(most).toBe(1);
  expect(await readdir(directory)).toEqual([]);
});

test('the lock of a process that died is broken', async () => {
  const dead = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' });
  await writeFile(join(directory, 'lock'), dead);
  expect(await withDirectoryLock(directory, async () => 'mine')).toBe('mine');
});

test('is free again after the work failed', async () => {
  const failing = withDirectoryLock(directory, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await withDirectoryLock(directory, async () => 'mine')).toBe('mine');
});
