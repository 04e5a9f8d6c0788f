/** Bundles what runs in the browser and is not plain JavaScript, with the styles that it imports. */
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/** The text of each file by its name: `pay.js`, `pay.css`. It takes a tenth of a second. */
export async function bundleBrowserScripts(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser/pay.tsx', import.meta.url))],
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Within its own repository the library is used as it is written, not as it is built.
    conditions: ['billhook-source'],
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[/\\]/, ''), text]));
}
