// From single measurements to what is reported: the median of each, and the ratios that matter.
import { median } from '../../shared/load/percentile.ts';
import type { Sample } from '../scenarios/sample.ts';

/** The medians of all measurements of one contender at one number of connections. */
export interface Summary {
  readonly contender: string;
  readonly connections: number;
  readonly runs: number;
  readonly eventsPerSecond: number;
  /** The slowest and the fastest run: how noisy the machine was. */
  readonly slowest: number;
  readonly fastest: number;
  readonly p50Ms: number | undefined;
  readonly p99Ms: number | undefined;
  readonly serverCpuMicros: number;
  readonly postgresCpuMicros: number | undefined;
  /** Answers other than 2xx in all runs together. */
  readonly refused: number;
}

/** One summary for each contender and number of connections, in the order of their first measurement. */
export function summarise(samples: readonly Sample[]): Summary[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = `${sample.contender} ${sample.connections}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  return Array.from(groups.values(), summariseGroup);
}

function summariseGroup(samples: readonly Sample[]): Summary {
  const rates = samples.map((sample) => sample.eventsPerSecond);
  const latencies = samples.flatMap((sample) => sample.latency ?? []);
  const refused = samples.flatMap((sample) => Object.values(sample.refused));
  return {
    contender: samples[0]?.contender ?? '',
    connections: samples[0]?.connections ?? 0,
    runs: samples.length,
    eventsPerSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50Ms: medianOf(latencies.map(({ p50Ms }) => p50Ms)),
    p99Ms: medianOf(latencies.map(({ p99Ms }) => p99Ms)),
    serverCpuMicros: median(samples.map((sample) => sample.serverCpuMicros)),
    postgresCpuMicros: medianOf(samples.flatMap((sample) => sample.postgresCpuMicros ?? [])),
    refused: refused.reduce((sum, count) => sum + count, 0),
  };
}

function medianOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : median(values);
}
