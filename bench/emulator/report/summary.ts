// From single measurements to what is reported: the median of each.
import { median } from '../../shared/load/percentile.ts';
import type { Workload } from '../../shared/processes/messages.ts';
import type { MemorySample, ReadySample, Sample } from '../scenarios/sample.ts';

export interface Samples {
  readonly rates: readonly Sample[];
  readonly memory: readonly MemorySample[];
  readonly ready: readonly ReadySample[];
}

/** The medians of all measurements of one contender at one workload. */
export interface RateSummary {
  readonly contender: string;
  readonly workload: Workload;
  readonly perSecond: number;
  /** The slowest and the fastest run: how noisy the machine was. */
  readonly slowest: number;
  readonly fastest: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
  /** Answers other than 2xx in all runs together. */
  readonly refused: number;
}

export interface Summaries {
  readonly rates: readonly RateSummary[];
  readonly memory: readonly MemorySample[];
  readonly ready: readonly ReadySample[];
}

export function summarise({ rates, memory, ready }: Samples): Summaries {
  return {
    rates: group(rates, ofWorkload).map(summariseRates),
    memory: group(memory, ofWorkload).map(summariseMemory),
    ready: group(ready, ({ contender }) => contender).map(summariseReady),
  };
}

function summariseMemory(runs: readonly MemorySample[]): MemorySample {
  return {
    ...first(runs),
    heapBytes: median(runs.map(({ heapBytes }) => heapBytes)),
    residentBytes: median(runs.map(({ residentBytes }) => residentBytes)),
  };
}

function summariseReady(runs: readonly ReadySample[]): ReadySample {
  return { ...first(runs), readyMs: median(runs.map(({ readyMs }) => readyMs)) };
}

function summariseRates(runs: readonly Sample[]): RateSummary {
  const { contender, workload } = first(runs);
  const perSecond = runs.map((run) => run.perSecond);
  return {
    contender,
    workload,
    perSecond: median(perSecond),
    slowest: Math.min(...perSecond),
    fastest: Math.max(...perSecond),
    p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
    cpuMicros: median(runs.map(({ cpuMicros }) => cpuMicros)),
    refused: runs
      .flatMap(({ refused }) => Object.values(refused))
      .reduce((sum, count) => sum + count, 0),
  };
}

/** In the order of their first members. */
function group<Item>(items: readonly Item[], keyOf: (item: Item) => string): (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function first<Item>(runs: readonly Item[]): Item {
  const [run] = runs;
  if (run === undefined) throw new Error('A group has at least one member.');
  return run;
}

function ofWorkload({ workload, contender }: Sample | MemorySample): string {
  return `${workload} ${contender}`;
}
