// The command as CI runs it: nothing is stale, every type that events carry has a table, and a mistake in a
// definition is named.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const migration = 'packages/billhook/migrations/0010_create_mirror.sql';
let copy: string;

// A copy of the files that matter here, so that no test changes the real ones.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'generate-mirror-'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const part of [
    'package.json',
    'scripts/generate',
    'scripts/generate-mirror',
    'packages/billhook/src/mirror',
    'docs/reference/mirror-coverage.md',
    migration,
  ]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

function generate(...options: readonly string[]): { status: number | null; output: string } {
  const ran = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/generate-mirror/main.ts', ...options],
    { cwd: copy, encoding: 'utf8' },
  );
  return { status: ran.status, output: ran.stdout + ran.stderr };
}

test('the files in the repository are those that the definitions give', { timeout: 60_000 }, () => {
  expect(generate('--check')).toEqual({ status: 0, output: '' });
});

test('a stale file is named, and generating mends it', { timeout: 60_000 }, () => {
  const before = readFileSync(join(copy, migration), 'utf8');
  appendFileSync(join(copy, migration), '-- changed\n');
  const check = generate('--check');
  expect(check.status).toBe(1);
  expect(check.output).toContain(migration);
  expect(generate().status).toBe(0);
  expect(readFileSync(join(copy, migration), 'utf8')).toBe(before);
});

test('what the SDK does not know is refused', { timeout: 60_000 }, () => {
  const file = join(copy, 'packages/billhook/src/mirror/tables/issuing.ts');
  const before = readFileSync(file, 'utf8');
  const broken = before
    .replace("'/v1/issuing/cards/{id}'", "'/v1/issuing/crads/{id}'")
    .replace("object: 'issuing.dispute'", "object: 'issuing.quarrel'")
    .replace(
      "path: '/v1/issuing/cardholders', byCreated: true",
      "path: '/v1/issuing/cardholders', byCreated: false",
    );
  writeFileSync(file, broken);
  const { status, output } = generate('--check');
  expect(status).not.toBe(0);
  expect(output).toContain('issuing.card: the SDK knows no GET /v1/issuing/crads/{id}');
  expect(output).toContain('issuing.dispute: events carry it, but no table holds it');
  expect(output).toContain('byCreated of /v1/issuing/cardholders is false, the SDK says true');
  writeFileSync(file, before);
});

test('an argument that it does not know', { timeout: 60_000 }, () => {
  expect(generate('--chekc').status).toBe(2);
});
