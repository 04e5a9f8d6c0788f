// The test suite in three projects, by what a test needs: nothing, PostgreSQL, or a browser.
import { defineConfig } from 'vitest/config';

const sourceConditions = { conditions: ['billhook-source'] };
const shared = {
  resolve: sourceConditions,
  ssr: { resolve: { ...sourceConditions, externalConditions: ['billhook-source'] } },
};
const everywhere = ['packages', 'examples', 'test', 'scripts'];
const tests = (pattern: string): string[] => everywhere.map((folder) => `${folder}/**/${pattern}`);
const ignored = ['**/node_modules/**', '**/dist/**', '**/.billhook/**'];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: tests('*.test.{ts,tsx}'),
          exclude: [...ignored, '**/*.postgres.test.ts', '**/*.browser.test.ts', 'test/fresh-clone/**'],
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
    ],
  },
});
