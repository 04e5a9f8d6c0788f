// The test suite in projects, by what a test needs: nothing, PostgreSQL, a browser, built packages,
// or a clone of the repository with nothing installed.
import { defineConfig } from 'vitest/config';

const sourceConditions = { conditions: ['billhook-source'] };
const fromSource = { resolve: { ...sourceConditions, externalConditions: ['billhook-source'] } };
const shared = {
  resolve: sourceConditions,
  ssr: fromSource,
  // Global set-up files and the tests themselves run in this environment of vitest's.
  environments: { __vitest__: fromSource },
};
const everywhere = ['packages', 'examples', 'test', 'scripts', 'bench'];
const tests = (pattern: string): string[] => everywhere.map((folder) => `${folder}/**/${pattern}`);
const needy = [
  '**/*.postgres.test.ts',
  '**/*.browser.test.ts',
  'test/packages/**',
  'test/fresh-clone/**',
  'test/faults/**',
];
const ignored = ['**/node_modules/**', '**/dist/**', '**/.billhook/**'];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: tests('*.test.{ts,tsx}'),
          exclude: [...ignored, ...needy],
        },
      },
      {
        ...shared,
        test: {
          name: 'postgres',
          include: tests('*.postgres.test.ts'),
          exclude: ignored,
          globalSetup: ['test/setup/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: tests('*.browser.test.ts'),
          exclude: ignored,
          globalSetup: ['test/setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: 'fresh-clone',
          include: ['test/fresh-clone/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
