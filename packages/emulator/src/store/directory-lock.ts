/**
 * Keeps two emulators from working on the same data directory: each would overwrite what the other
 * has written. The lock names the process that holds it; that of a process which has died is void.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The data directory belongs to an emulator that is running. */
export class DataDirectoryInUseError extends Error {
  readonly code = 'data_directory_in_use';
  /** The process that holds it. */
  readonly processId: number;

  constructor(directory: string, processId: number) {
    super(
      `The data directory ${directory} is in use by process ${processId}, an emulator that is ` +
        'still running. Stop that one first, or choose another directory.',
    );
    this.name = 'DataDirectoryInUseError';
    this.processId = processId;
  }
}

/** Takes the lock and gives the function that frees it; throws when a living process has it. */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'lock');
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : null;
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new DataDirectoryInUseError(directory, holder);
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

function isAlive(processId: number): boolean {
  try {
    // Signal 0 is not sent; it only asks whether it could be.
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
