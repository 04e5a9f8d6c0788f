// Builds the package as ESM and CommonJS with types. What runs on the server gets one output file for each source
// file: that keeps `../../migrations` where the code expects it, and the embedded PostgreSQL out of everybody's
// way. What runs in the browser is one file, which has no part of the server in it.
import { defineConfig, type UserConfig } from 'tsdown';

const shared: UserConfig = { format: ['esm', 'cjs'], dts: true, sourcemap: true };

const config: UserConfig[] = [
  {
    ...shared,
    entry: ['src/index.ts', 'src/database/embedded/index.ts'],
    platform: 'node',
    target: 'node20',
    unbundle: true,
    clean: ['dist/**', '!dist/react/**'],
  },
  {
    ...shared,
    entry: ['src/react/index.ts'],
    outDir: 'dist/react',
    platform: 'neutral',
    fixedExtension: true,
    target: 'es2022',
    tsconfig: 'src/react/tsconfig.json',
    dts: { tsconfig: 'src/react/tsconfig.json' },
  },
];

export default defineConfig(config);
