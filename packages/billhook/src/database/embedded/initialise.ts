// Makes the data directory of the embedded server, once. It is made under another name and then
// renamed, so that a process that is killed half-way leaves nothing that looks finished.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { Launcher } from './launcher.ts';

/** The name of the only database user, who owns everything. */
export const superuser = 'postgres';

/**
 * Makes sure that `<directory>/data` holds a PostgreSQL cluster.
 *
 * @returns the password, which only the owner of the directory can read: the server listens on
 *   127.0.0.1, where other users of the same machine could reach it.
 */
export async function ensureInitialised(
  directory: string,
  binaries: PostgresBinaries,
  launcher: Launcher,
): Promise<string> {
  const passwordFile = join(directory, 'password');
  if (await exists(join(directory, 'data', 'PG_VERSION'))) return readPassword(passwordFile);
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = launcher.ids;
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid);
  const draft = join(directory, 'data.initialising');
  await rm(draft, { recursive: true, force: true });
  await runInitdb(draft, passwordFile, binaries, launcher);
  await rename(draft, join(directory, 'data'));
  return password;
}

async function runInitdb(
  dataDirectory: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  launcher: Launcher,
): Promise<void> {
  const { file, args } = launcher.command(binaries.initdb, [
    '-D',
    dataDirectory,
    '-U',
    superuser,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--no-locale',
    '--encoding=UTF8',
    '--no-instructions',
  ]);
  try {
    await promisify(execFile)(file, args, {
      ...launcher.ids,
      env: { ...process.env, LC_ALL: 'C' },
    });
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_failed',
      `initdb could not make ${dataDirectory}:\n${outputOf(error)}`,
      { cause: error },
    );
  }
}

function outputOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string') {
    return error.stderr.trim();
  }
  return String(error);
}

async function readPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_failed',
      `The embedded PostgreSQL's data is there, but its password file ${file} cannot be read.`,
      {
        cause: error,
        remedy:
          'Run as the user who made it, or delete the whole directory to begin with an empty database.',
      },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
