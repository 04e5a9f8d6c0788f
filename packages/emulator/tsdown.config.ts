// Builds the package as ESM with types, one output file for each source file, so that the scripts and styles of
// the pages, which browsers get as they are written, are found beside the code that serves them.
import { defineConfig, type UserConfig } from 'tsdown';

const config: UserConfig = defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  unbundle: true,
  dts: true,
  sourcemap: true,
  copy: [
    { from: 'src/pages/browser/*.{css,js,svg}', to: 'dist/pages/browser' },
    ...['frame', 'page', 'shared'].map((folder) => ({
      from: `src/stripe-js/browser/${folder}/*.{css,js}`,
      to: `dist/stripe-js/browser/${folder}`,
    })),
  ],
});

export default config;
