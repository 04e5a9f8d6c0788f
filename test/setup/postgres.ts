// Starts one PostgreSQL server for a whole test run and tells the tests its URL. Each test file
// makes a database of its own on it. With DATABASE_URL set, that server is used instead.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbeddedPostgres } from 'billhook/embedded';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL URL whose user may create databases. */
    databaseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    project.provide('databaseUrl', given);
    return async () => {};
  }
  const directory = await mkdtemp(join(tmpdir(), 'billhook-test-'));
  const server = await startEmbeddedPostgres({ directory });
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
