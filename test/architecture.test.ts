// The rules of the house that a linter doesn't know: who may import whom, and where time and
// chance come from.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  path: string;
  text: string;
}

const sources = (folder: string): SourceFile[] =>
  globSync([`${folder}/src/**/*.{ts,tsx,js}`], { cwd: root, absolute: true }).map((path) => ({
    path: relative(root, path),
    text: readFileSync(path, 'utf8'),
  }));

const production = (files: SourceFile[]): SourceFile[] =>
  files.filter(({ path }) => !/\.test\.tsx?$|\/testing\//.test(path));

const filesThat = (files: SourceFile[], offends: RegExp): string[] =>
  files.filter(({ text }) => offends.test(text)).map(({ path }) => path);

const imports = (name: string): RegExp => new RegExp(`(?:from|import\\(?)\\s*'${name}(?:/[^']*)?'`);

/** What is loaded with a file, by the imports that are left when types are gone. */
function reachedFrom(
  entry: string,
  files: SourceFile[],
): { files: readonly string[]; packages: readonly string[] } {
  const reached = new Set([entry]);
  const packages = new Set<string>();
  // A set can grow while it is walked through, and is walked through to its end.
  for (const path of reached) {
    const text = files.find((file) => file.path === path)?.text;
    if (text === undefined) throw new Error(`${path} is imported, and not there.`);
    const valueImports = /(?:^|\n)(?:import|export) (?!type )(?:[^;']*from )?'([^']+)'/g;
    for (const [, name = ''] of text.matchAll(valueImports)) {
      if (name.startsWith('.')) reached.add(join(dirname(path), name));
      else packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    }
  }
  return { files: [...reached], packages: [...packages].toSorted() };
}

const library = sources('packages/billhook');
const emulator = sources('packages/emulator');

describe('who may import whom', () => {
  test('the sources are found', () => {
    expect(library.length).toBeGreaterThan(20);
    expect(emulator.length).toBeGreaterThan(20);
  });

  test('the library never imports the emulator', () => {
    expect(filesThat(library, imports('@billhook/emulator'))).toEqual([]);
  });

  test('the emulator never imports the library', () => {
    expect(filesThat(emulator, imports('billhook'))).toEqual([]);
  });

  test('no package reaches into another one by a path', () => {
    expect(filesThat([...library, ...emulator], /from '(?:\.\.\/)+packages\//)).toEqual([]);
  });

  test('what runs in the browser imports nothing of what runs on the server', () => {
    const { files, packages } = reachedFrom('packages/billhook/src/react/index.ts', library);
    expect(files.length).toBeGreaterThan(30);
    const shared = /^packages\/billhook\/src\/(?:react|clock|declines|errors|money)\//;
    expect(files.filter((path) => !shared.test(path))).toEqual([]);
    expect(packages).toEqual(['@stripe/react-stripe-js', '@stripe/stripe-js', 'react']);
  });

  test('the emulator starts without loading the SDK, which takes longer than all of the rest', () => {
    const eager = /^import (?!type )[^;]*'stripe'/m;
    expect(filesThat(production(emulator), eager)).toEqual([]);
  });

  test('only the entry for development loads the embedded PostgreSQL', () => {
    const eager = /^import [^;]*'\.[^']*embedded\/(?!.*type)[^']*'/m;
    const outside = library.filter(({ path }) => !path.includes('database/embedded'));
    expect(filesThat(production(outside), eager)).toEqual([]);
  });
});

describe('time and chance come in as arguments', () => {
  test('the machine’s clock is read in the clock modules alone', () => {
    const reading = filesThat(production([...library, ...emulator]), /\bDate\.now\(|new Date\(\)/);
    expect(reading.filter((path) => !path.includes('/src/clock/'))).toEqual([]);
  });

  test('Math.random is used nowhere', () => {
    expect(filesThat([...library, ...emulator], /\bMath\.random\(/)).toEqual([]);
  });
});
