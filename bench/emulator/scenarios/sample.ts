import type { Workload } from '../../shared/processes/messages.ts';

/** One measurement of how fast something is done. */
export interface Sample {
  readonly contender: string;
  readonly workload: Workload;
  readonly count: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server's process each time, in microseconds. */
  readonly cpuMicros: number;
  /** Answers other than 2xx, by status. */
  readonly refused: Readonly<Record<string, number>>;
}

/** How much memory a contender takes for each thing that it stores, in bytes. */
export interface MemorySample {
  readonly contender: string;
  readonly workload: Workload;
  readonly count: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/** From the start of a process to its first answer, in milliseconds. */
export interface ReadySample {
  readonly contender: string;
  readonly readyMs: number;
}
