// PostgreSQL refuses to run as root, which is who one is in many containers. Where that is so, its
// programs run in a user namespace in which root's id shows as an ordinary one: files stay root's, and
// a directory that only root may traverse is no obstacle. Where that is refused, a system user steps in.
import { execFile } from 'node:child_process';
import { chown, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';

const run = promisify(execFile);

/** How to start one of PostgreSQL's programs so that it does not see itself as root. */
export interface Launcher {
  /** Turns a program and its arguments into what has to be spawned. */
  readonly command: (program: string, args: readonly string[]) => Command;
  /** The ids to spawn it with, when they differ from this process's. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

interface Command {
  readonly file: string;
  readonly args: string[];
}

const direct: Launcher = { command: (file, args) => ({ file, args: [...args] }), ids: {} };

const inUserNamespace: Launcher = {
  command: (program, args) => ({ file: 'unshare', args: [...namespaceArgs, program, ...args] }),
  ids: {},
};

const namespaceArgs = ['--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * Chooses how PostgreSQL's programs are started for this directory.
 *
 * @throws EmbeddedPostgresError `embedded_postgres_user` when this is root and no other user can be had.
 */
export async function chooseLauncher(directory: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) return direct;
  const owner = await ownerOfData(directory);
  if (owner !== undefined && owner.uid !== 0) return asUser(owner);
  if (await namespacesWork()) return inUserNamespace;
  const user = await systemUser('postgres');
  if (user === undefined) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_user',
      'PostgreSQL does not run as root, this system does not allow user namespaces (`unshare --user`), and it has no user named `postgres`.',
    );
  }
  await changeOwner(directory, user);
  return asUser(user);
}

interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

function asUser(ids: UserIds): Launcher {
  return { command: direct.command, ids };
}

async function namespacesWork(): Promise<boolean> {
  try {
    await run('unshare', [...namespaceArgs, 'true']);
    return true;
  } catch {
    return false;
  }
}

/** Data that a non-root user made earlier is served as that user, so that it stays theirs. */
async function ownerOfData(directory: string): Promise<UserIds | undefined> {
  try {
    return await stat(join(directory, 'data'));
  } catch {
    return undefined;
  }
}

async function systemUser(name: string): Promise<UserIds | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find((entry) => entry[0] === name);
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

async function changeOwner(path: string, ids: UserIds): Promise<void> {
  const entries = await readdir(path, { recursive: true });
  await Promise.all(
    [path, ...entries.map((entry) => join(path, entry))].map(async (file) =>
      chown(file, ids.uid, ids.gid),
    ),
  );
}
