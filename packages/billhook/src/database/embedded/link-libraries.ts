// npm packages cannot hold symbolic links, so the platform package lists those that its shared
// libraries need and makes them in an install script. Where install scripts do not run, they are
// missing, and PostgreSQL would not load: this makes them, once, and tolerates others doing the same.
import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links that `pg-symlinks.json` lists, where they are missing.
 *
 * @param nativeDirectory the folder that holds the list, with `lib` below it.
 * @returns how many links were made.
 */
export async function linkLibraries(nativeDirectory: string): Promise<number> {
  const links = await readLinks(join(nativeDirectory, 'pg-symlinks.json'));
  const packageDirectory = dirname(nativeDirectory);
  const made = await Promise.all(links.map(async (link) => makeLink(packageDirectory, link)));
  return made.filter(Boolean).length;
}

async function makeLink(packageDirectory: string, link: Link): Promise<boolean> {
  try {
    await symlink(basename(link.source), join(packageDirectory, link.target));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw new EmbeddedPostgresError(
      'embedded_postgres_failed',
      `The shared library link ${link.target} could not be made in ${packageDirectory}.`,
      {
        cause: error,
        remedy:
          'Run once as a user who may write to node_modules, or reinstall with install scripts allowed.',
      },
    );
  }
}

async function readLinks(file: string): Promise<readonly Link[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    // Platforms whose libraries need no links have no list.
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isLink) : [];
}

function isLink(value: unknown): value is Link {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
