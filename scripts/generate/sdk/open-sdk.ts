// Opens the installed official SDK for reading: its type declarations through the compiler, and the versions it names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript-6';

/** The official SDK as the generator sees it. */
export interface Sdk {
  /** Version of the npm package, such as `23.1.0`. */
  readonly version: string;
  /** API version that the SDK pins, such as `2026-10-28.endive`. */
  readonly apiVersion: string;
  readonly checker: ts.TypeChecker;
  /** The declaration file with the class `Stripe`. */
  readonly entry: ts.SourceFile;
  /** Declaration files under `resources/`, sorted by their name. */
  readonly resources: readonly SdkResource[];
}

/** One file under `resources/` in the SDK. */
export interface SdkResource {
  /** Its path without extension, with `/` between folders: `Checkout/Sessions`. */
  readonly name: string;
  readonly declarations: ts.SourceFile;
  /** Path of the JavaScript file beside it, which holds the HTTP method and path of each call. */
  readonly scriptPath: string;
}

/** Reads the installed SDK. Throws when its layout is not the one this generator understands. */
export function openSdk(): Sdk {
  const root = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..');
  const esm = join(root, 'esm');
  const entryPath = join(esm, 'stripe.esm.node.d.ts');
  const program = ts.createProgram({
    rootNames: [entryPath],
    options: { strict: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2023 },
  });
  const entry = program.getSourceFile(entryPath);
  if (entry === undefined) throw new Error(`The SDK has no ${relative(root, entryPath)}`);
  return {
    version: readVersion(root),
    apiVersion: readApiVersion(esm),
    checker: program.getTypeChecker(),
    entry,
    resources: findResources(program, join(esm, 'resources')),
  };
}

function findResources(program: ts.Program, folder: string): SdkResource[] {
  return program
    .getSourceFiles()
    .filter((file) => !relative(folder, file.fileName).startsWith('..'))
    .map((declarations) => ({
      name: relative(folder, declarations.fileName)
        .replace(/\.d\.ts$/, '')
        .split(sep)
        .join('/'),
      declarations,
      scriptPath: declarations.fileName.replace(/\.d\.ts$/, '.js'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    if (typeof manifest.version === 'string') return manifest.version;
  }
  throw new Error("The SDK's package.json names no version");
}

function readApiVersion(esm: string): string {
  const found = /ApiVersion = '([^']+)'/.exec(readFileSync(join(esm, 'apiVersion.js'), 'utf8'));
  if (found?.[1] === undefined) throw new Error("The SDK's apiVersion.js names no API version");
  return found[1];
}
