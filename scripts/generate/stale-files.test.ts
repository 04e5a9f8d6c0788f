// What `npm run generate -- --check` finds, and that generating mends it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStaleFiles, writeFiles } from './stale-files.ts';

const files = new Map([
  ['a.json', '{}\n'],
  ['b.ts', 'export {};\n'],
]);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('what was just written is not stale', () => {
  expect(writeFiles(folder, files)).toEqual(['a.json', 'b.ts']);
  expect(findStaleFiles(folder, files)).toEqual([]);
  expect(writeFiles(folder, files)).toEqual([]);
});

test('a changed file, a missing one and one that nothing generates are stale', () => {
  writeFiles(folder, files);
  writeFileSync(join(folder, 'a.json'), '{"edited": "by hand"}\n');
  rmSync(join(folder, 'b.ts'));
  writeFileSync(join(folder, 'old.json'), '{}');
  expect(findStaleFiles(folder, files)).toEqual(['a.json', 'b.ts', 'old.json']);
  writeFiles(folder, files);
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.ts']);
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{}\n');
});

test('a folder that does not exist yet', () => {
  const missing = join(folder, 'generated');
  expect(findStaleFiles(missing, files)).toEqual(['a.json', 'b.ts']);
  writeFiles(missing, files);
  expect(findStaleFiles(missing, files)).toEqual([]);
});
