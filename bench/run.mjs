// `npm run bench:…`: installs what only the benchmarks need on first use, builds the packages that are
// measured (what users install, not their sources), and starts the benchmark of that name.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...options] = process.argv.slice(2);

if (!existsSync(`${here}${name}/main.ts`)) {
  process.stderr.write(`There is no benchmark named "${name}".\n`);
  process.exit(2);
}
if (needsInstall()) run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], here);
for (const workspace of ['billhook', '@billhook/emulator']) {
  run('npm', ['run', 'build', '--workspace', workspace, '--silent'], root, 'ignore');
}
run(
  process.execPath,
  ['--conditions=billhook-source', '--import', 'tsx', `${here}${name}/main.ts`, ...options],
  root,
);

/** Compares what npm recorded of its last install with the lock file. */
function needsInstall() {
  const record = `${here}node_modules/.package-lock.json`;
  if (!existsSync(record)) return true;
  const wanted = JSON.parse(readFileSync(`${here}package-lock.json`, 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, { version, optional }]) =>
      path !== '' && !optional && present[path]?.version !== version,
  );
}

function run(command, args, cwd, output = 'inherit') {
  const shell = command === 'npm';
  const { status } = spawnSync(command, args, {
    cwd,
    shell,
    stdio: ['inherit', output, 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
