// Builds the package as ESM and CommonJS with types, one output file for each source file: that keeps
// `../../migrations` where the code expects it, and the embedded PostgreSQL out of everybody's way.
import { defineConfig, type UserConfig } from 'tsdown';

const config: UserConfig = defineConfig({
  entry: ['src/index.ts', 'src/database/embedded/index.ts'],
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  unbundle: true,
  dts: true,
  sourcemap: true,
});

export default config;
