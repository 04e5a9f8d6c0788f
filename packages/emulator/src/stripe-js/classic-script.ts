/**
 * Makes one classic script of modules. A page loads Stripe.js with a plain `<script src>` and expects
 * `window.Stripe` when that has run, which a module can't promise: modules run later. There is no
 * build step; the modules are put one below the other inside a function when the emulator starts to
 * serve them. So they import nothing but `{ names }` of each other, as they are called there, and no
 * two of them have a top-level name in common (a test compiles the result).
 */
import { readFileSync } from 'node:fs';

const importLine = /^import \{[^}]*\} from '(\.[^']+)';\n/gm;

/**
 * The script that does what `entry` does.
 *
 * @param values Text by name; `{{name}}` in the modules is replaced with it.
 */
export function classicScript(entry: URL, values: Readonly<Record<string, string>>): string {
  const bodies = new Map<string, string>();
  collect(entry, bodies);
  const modules = [...bodies.values()].join('\n');
  const text = modules.replaceAll(/\{\{([\w-]+)\}\}/g, (_, name: string) => values[name] ?? '');
  return `(() => {\n'use strict';\n${text}})();\n`;
}

/** Adds the module behind those that it imports, unless it is there already. */
function collect(module: URL, bodies: Map<string, string>): void {
  const source = readFileSync(module, 'utf8');
  for (const [, path = ''] of source.matchAll(importLine)) {
    const imported = new URL(path, module);
    if (!bodies.has(imported.href)) collect(imported, bodies);
  }
  bodies.set(module.href, source.replaceAll(importLine, '').replaceAll(/^export /gm, ''));
}
