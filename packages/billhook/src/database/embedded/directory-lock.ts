// Two processes may start or stop the same embedded server at the same moment. A lock file that names
// its holder makes them take turns; the lock of a process that died is broken.
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';
import { isProcessAlive } from './process-alive.ts';

const retryMs = 50;
const patienceMs = 90_000;

/**
 * Runs `work` while no other holder of this directory's lock does.
 *
 * @param directory must exist.
 * @throws EmbeddedPostgresError when the lock is not free within 90 seconds; else what `work` throws.
 */
export async function withDirectoryLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const file = join(directory, 'lock');
  await acquire(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retryMs) {
    if (await tryAcquire(file)) return;
    await breakIfAbandoned(file);
    await sleep(retryMs);
  }
  throw new EmbeddedPostgresError(
    'embedded_postgres_failed',
    `Another process has held the lock ${file} for more than ${patienceMs / 1000} seconds.`,
    { remedy: 'If no other process uses this directory, delete that file.' },
  );
}

async function tryAcquire(file: string): Promise<boolean> {
  // Written under another name first and then linked, so that a lock is never seen without its owner.
  const draft = `${file}.${process.pid}.${crypto.randomUUID()}`;
  await writeFile(draft, String(process.pid), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function breakIfAbandoned(file: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder === undefined || isProcessAlive(holder)) return;
  // Moved aside rather than deleted: if somebody else broke it in the meantime and holds a new one,
  // what was moved is not the abandoned lock, and is put back.
  const aside = `${file}.${process.pid}.${crypto.randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readHolder(aside)) !== holder) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}
