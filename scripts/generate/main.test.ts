// The command itself, as CI runs it: right now nothing is stale, and one changed byte is noticed.
import { spawnSync } from 'node:child_process';
import { cpSync, appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generated = 'packages/emulator/src/parameters/generated';
let copy: string;

// A copy of the repository's few files that matter here, so that no test changes the real ones.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'generate-'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const part of ['package.json', 'scripts/generate', 'packages/emulator/src/parameters']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

function generate(...options: readonly string[]): { status: number | null; output: string } {
  const ran = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/generate/main.ts', ...options],
    {
      cwd: copy,
      encoding: 'utf8',
    },
  );
  return { status: ran.status, output: ran.stdout + ran.stderr };
}

test(
  'the files in the repository are those that the installed SDK gives',
  { timeout: 60_000 },
  () => {
    expect(generate('--check')).toEqual({ status: 0, output: '' });
  },
);

test('a stale file is named, and generating mends it', { timeout: 60_000 }, () => {
  const file = join(copy, generated, 'events.json');
  const before = readFileSync(file, 'utf8');
  appendFileSync(file, '\n');
  const check = generate('--check');
  expect(check.status).toBe(1);
  expect(check.output).toContain('events.json');
  expect(check.output).not.toContain('parameters.json');
  expect(generate().status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('an argument that it does not know', { timeout: 60_000 }, () => {
  expect(generate('--chekc').status).toBe(2);
});
