/** From a request to its answer, in milliseconds. */
export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** One measurement. */
export interface Sample {
  readonly contender: string;
  /** How many connections sent at once; 0 where nothing was sent over HTTP. */
  readonly connections: number;
  readonly events: number;
  readonly elapsedMs: number;
  readonly eventsPerSecond: number;
  readonly latency: Latency | undefined;
  /** Processor time of the server's process for each event, without PostgreSQL's, in microseconds. */
  readonly serverCpuMicros: number;
  /** The same of PostgreSQL; undefined where that cannot be known. */
  readonly postgresCpuMicros: number | undefined;
  /** Answers other than 2xx, by status. */
  readonly refused: Readonly<Record<string, number>>;
}
