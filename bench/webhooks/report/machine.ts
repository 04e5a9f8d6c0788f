// The machine and the versions that the figures are true of.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

import type { BenchDatabase } from '../scenarios/bench-database.ts';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  /** The load of the last minute before the benchmark: what else the machine had to do. */
  readonly loadBefore: number;
  readonly node: string;
  readonly postgres: string;
  readonly postgresSettings: Readonly<Record<string, string>>;
  readonly peer: string;
  readonly fastify: string;
}

const settings = ['fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size'];

export async function describeMachine(database: BenchDatabase): Promise<Machine> {
  const values: Record<string, string> = {};
  for (const setting of settings) values[setting] = await database.text(`show ${setting}`);
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    loadBefore: loadavg()[0] ?? 0,
    node: process.version,
    postgres: await database.text('show server_version'),
    postgresSettings: values,
    peer: versionOf('@supabase/stripe-sync-engine'),
    fastify: versionOf('fastify'),
  };
}

function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  // A package's own description of itself always has a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
