// Puts the parts of the embedded PostgreSQL together: a real server, of real binaries from npm, whose
// data outlives the process. It is for development and tests; production brings its own database.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';
import { findBinaries } from './binaries.ts';
import { createDatabase } from './create-database.ts';
import { withDirectoryLock } from './directory-lock.ts';
import { ensureInitialised, superuser } from './initialise.ts';
import { chooseLauncher } from './launcher.ts';
import { linkLibraries } from './link-libraries.ts';
import { findRunning, launch, shutDown, verifyServer } from './server.ts';
import { addUser, removeUser } from './users.ts';

export interface EmbeddedPostgresOptions {
  /** Where data, password and log are kept. Default: `.billhook/postgres` in the working directory. */
  readonly directory?: string;
  /** The port on 127.0.0.1, if a new server has to be started. Default: a free one. */
  readonly port?: number;
  /** Told in a sentence what is being done. Default: nobody is. */
  readonly log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** The URL of the database `postgres` on this server; its user may do everything. */
  readonly url: string;
  /** Creates a database if it is not there yet, and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server, unless another process (or another start in this one) still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on this directory, or takes up the server that runs on it already, for example
 * because the process that had started it was killed.
 *
 * @throws EmbeddedPostgresError when `NODE_ENV` is `production`, when the binaries are not installed,
 *   or when the server does not start.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  refuseProduction();
  const directory = resolve(options.directory ?? '.billhook/postgres');
  const log = options.log ?? (() => {});
  const binaries = findBinaries();
  await linkLibraries(binaries.nativeDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return withDirectoryLock(directory, async () => {
    const mark = await addUser(directory);
    try {
      const launcher = await chooseLauncher(directory);
      const password = await ensureInitialised(directory, binaries, launcher);
      const running = await findRunning(directory);
      const server = running ?? (await launch({ directory, binaries, launcher }, options.port));
      const url = `postgres://${superuser}:${password}@127.0.0.1:${server.port}/postgres`;
      await verifyServer(url, directory);
      log(
        `The embedded PostgreSQL ${running === undefined ? 'was started' : 'was already running'} on port ${server.port}, with its data in ${directory}.`,
      );
      return {
        url,
        createDatabase: async (name) => createDatabase(url, name),
        stop: once(async () => leave(directory, mark)),
      };
    } catch (error) {
      await removeUser(directory, mark);
      throw error;
    }
  });
}

async function leave(directory: string, mark: string): Promise<void> {
  await withDirectoryLock(directory, async () => {
    const others = await removeUser(directory, mark);
    if (others === 0) await shutDown(directory);
  });
}

function refuseProduction(): void {
  if (process.env['NODE_ENV'] !== 'production') return;
  throw new EmbeddedPostgresError(
    'embedded_postgres_in_production',
    'DATABASE_URL is not set, and the embedded PostgreSQL is refused because NODE_ENV is `production`.',
  );
}

/** Makes later calls return what the first one did. */
function once<T>(action: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return async () => {
    result ??= action();
    return result;
  };
}
