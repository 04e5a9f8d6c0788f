// Compares generated files with what is on disk, and puts them there.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFiles } from './generated-files.ts';

/** Names of files in the folder that are missing, differ, or that nothing generates any more; sorted. */
export function findStaleFiles(folder: string, files: GeneratedFiles): string[] {
  const onDisk = new Set(filesIn(folder));
  const wrong = [...files]
    .filter(
      ([name, content]) =>
        !onDisk.has(name) || readFileSync(join(folder, name), 'utf8') !== content,
    )
    .map(([name]) => name);
  const leftOver = [...onDisk].filter((name) => !files.has(name));
  return [...wrong, ...leftOver].sort();
}

/** Makes the folder hold exactly these files; gives back the names of those that it changed. */
export function writeFiles(folder: string, files: GeneratedFiles): string[] {
  const stale = findStaleFiles(folder, files);
  mkdirSync(folder, { recursive: true });
  for (const name of stale) {
    const content = files.get(name);
    if (content === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), content);
  }
  return stale;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // A fresh checkout of a branch that never generated anything has no folder yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
