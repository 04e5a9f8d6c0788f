// `npm run generate`: derives the emulator's tables of parameters, operations, expandable properties and events from
// the installed official SDK. With `-- --check` it writes nothing and fails when a file on disk is stale.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateFiles } from './generated-files.ts';
import { findStaleFiles, writeFiles } from './stale-files.ts';

const shown = 'packages/emulator/src/parameters/generated';
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', shown);

/** Exit code of the command. */
function run(commandLine: readonly string[]): number {
  const unknown = commandLine.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.error(`Unknown argument: ${unknown}. The only one is --check.`);
    return 2;
  }
  const files = generateFiles();
  if (commandLine.length === 0) {
    const changed = writeFiles(folder, files);
    console.log(
      changed.length === 0 ? 'Nothing has changed.' : `Wrote to ${shown}: ${changed.join(', ')}`,
    );
    return 0;
  }
  const stale = findStaleFiles(folder, files);
  if (stale.length === 0) return 0;
  console.error(
    `Stale in ${shown} (run npm run generate):\n${stale.map((name) => `  ${name}`).join('\n')}`,
  );
  return 1;
}

process.exitCode = run(process.argv.slice(2));
