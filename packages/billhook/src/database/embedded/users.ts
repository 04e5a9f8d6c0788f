// Which processes use the embedded server right now. Each leaves a mark that is named after its
// process, so that the last one to stop is the one that stops the server.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isProcessAlive } from './process-alive.ts';

/** Leaves a mark for this process; returns the mark's name. */
export async function addUser(directory: string): Promise<string> {
  const name = `${process.pid}.${crypto.randomUUID()}`;
  await mkdir(usersDirectory(directory), { recursive: true, mode: 0o700 });
  await writeFile(join(usersDirectory(directory), name), '');
  return name;
}

/** Takes the mark away, and those of processes that died. Returns how many others are left. */
export async function removeUser(directory: string, mark: string): Promise<number> {
  await rm(join(usersDirectory(directory), mark), { force: true });
  const names = await readdir(usersDirectory(directory));
  const living = names.filter((name) => isProcessAlive(Number.parseInt(name, 10)));
  const dead = names.filter((name) => !living.includes(name));
  await Promise.all(
    dead.map(async (name) => rm(join(usersDirectory(directory), name), { force: true })),
  );
  return living.length;
}

function usersDirectory(directory: string): string {
  return join(directory, 'users');
}
