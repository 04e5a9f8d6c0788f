// Installs the dependencies when they are missing or other than package-lock.json says. It runs
// before `npm start` and `npm test`, so it uses nothing that would have to be installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestNode = [20, 19];

refuseOldNode();
const reason = whyToInstall();
if (reason !== null) install(reason);

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Billhook needs Node ${oldestNode.join('.')} or newer, this is ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org.',
  );
  process.exit(1);
}

/** Compares what npm recorded of its last install with the lock file; null when they agree. */
function whyToInstall() {
  const recordPath = `${root}node_modules/.package-lock.json`;
  if (!existsSync(recordPath)) return 'first run';
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const present = JSON.parse(readFileSync(recordPath, 'utf8')).packages;
  for (const [path, { version, link, optional }] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/') || optional) continue;
    if (link ? !present[path] : present[path]?.version !== version) return `${path} is out of date`;
  }
  return null;
}

/**
 * Not `npm ci`: it refuses a lock file that doesn't list the optional binaries of every platform,
 * which is what npm itself writes where a registry lacks some. `--no-save` leaves the lock alone.
 */
function install(why) {
  console.log(`Installing dependencies (${why}) …`);
  const npm = process.env.npm_execpath;
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
