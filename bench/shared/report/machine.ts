// The machine that figures are true of, and the versions of what was measured on it.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

export interface Host {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  /** The load of the last minute before the benchmark: what else the machine had to do. */
  readonly loadBefore: number;
  readonly node: string;
}

export function describeHost(): Host {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    loadBefore: loadavg()[0] ?? 0,
    node: process.version,
  };
}

/** The version of a package that the benchmarks alone have installed. */
export function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  // A package's own description of itself always has a version.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
