// Reads the file in which a running PostgreSQL says who and where it is, and tells a live server from
// what a killed one left behind. Process ids are given out again, above all in containers, so that a
// living process of that id proves nothing: it must be a PostgreSQL of this very directory.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { isProcessAlive } from './process-alive.ts';

export interface Postmaster {
  readonly pid: number;
  /** The TCP port that it listens on. */
  readonly port: number;
  /** It accepts connections. */
  readonly ready: boolean;
}

/** The file's path inside the data directory. */
export function postmasterFile(dataDirectory: string): string {
  return join(dataDirectory, 'postmaster.pid');
}

/** What the file says, or undefined when there is none. It says nothing about being true. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const text = await readFile(postmasterFile(dataDirectory), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parsePostmaster(text);
}

/**
 * Parses the file: process id, data directory, start time, port, socket folder, listen address,
 * shared memory, status.
 */
export function parsePostmaster(text: string): Postmaster | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (Number.isNaN(pid)) return undefined;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return { pid, port: Number.isNaN(port) ? 0 : port, ready: lines[7] === 'ready' };
}

/** True when this process is a PostgreSQL that serves this data directory. */
export async function servesDirectory(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isProcessAlive(pid)) return false;
  const commandLine = await readCommandLine(pid);
  // Where command lines cannot be read, a living process gets the benefit of the doubt.
  if (commandLine === undefined) return true;
  return commandLine.includes('postgres') && commandLine.includes(dataDirectory);
}

async function readCommandLine(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32') return undefined;
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', `${pid}`]);
    return stdout;
  } catch {
    return process.platform === 'linux' ? '' : undefined;
  }
}
