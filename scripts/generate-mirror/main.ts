// Writes what follows from the definitions of the mirror's tables: the migration, the types of its filters
// and the page of the documentation. With `--check` it writes nothing and fails when a file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openSdk } from '../generate/sdk/open-sdk.ts';
import { allTables } from '../../packages/billhook/src/mirror/tables/all-tables.ts';
import { carriedObjects, problemsOfDefinitions } from './check-definitions.ts';
import { coveragePage } from './coverage-page.ts';
import { filterTypesModule } from './filter-types.ts';
import { mirrorMigration } from './migration.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file and its content, by its path in the repository. */
function generateFiles(): ReadonlyMap<string, string> {
  const sdk = openSdk();
  const problems = problemsOfDefinitions(sdk);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const generatedFrom = `API version ${sdk.apiVersion} (\`stripe\` ${sdk.version})`;
  return new Map([
    ['packages/billhook/migrations/0010_create_mirror.sql', mirrorMigration(allTables)],
    ['packages/billhook/src/mirror/generated/mirror-columns.ts', filterTypesModule(allTables)],
    ['docs/reference/mirror-coverage.md', coveragePage(generatedFrom, carriedObjects(sdk))],
  ]);
}

function isStale([path, content]: readonly [string, string]): boolean {
  try {
    return readFileSync(join(root, path), 'utf8') !== content;
  } catch {
    return true;
  }
}

function run(commandLine: readonly string[]): number {
  const unknown = commandLine.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.error(`Unknown argument: ${unknown}. The only one is --check.`);
    return 2;
  }
  const stale = [...generateFiles()].filter(isStale);
  if (commandLine.length === 0) {
    for (const [path, content] of stale) writeFileSync(join(root, path), content);
    console.log(
      stale.length === 0 ? 'Nothing has changed.' : stale.map(([path]) => path).join('\n'),
    );
    return 0;
  }
  if (stale.length === 0) return 0;
  console.error(`Stale (run npm run generate):\n${stale.map(([path]) => `  ${path}`).join('\n')}`);
  return 1;
}

process.exitCode = run(process.argv.slice(2));
