// A copy of the repository as a clone would have it: the files git knows or would take, and nothing
// that is installed or built.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Copy {
  directory: string;
  remove(): void;
}

/** Makes the copy in a new temporary folder. */
export function copyOfTheRepository(): Copy {
  const parent = mkdtempSync(join(tmpdir(), 'billhook-clone-'));
  const directory = join(parent, 'app');
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
  });
  for (const file of listed.toString('utf8').split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue;
    cpSync(join(root, file), join(directory, file));
  }
  return { directory, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
