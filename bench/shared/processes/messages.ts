// What the processes of a benchmark tell each other. Each server and the load generator have a process of
// their own, as they would have in production; nothing but these small messages goes between them.

import type { Loaded } from '../load/run-load.ts';

/** How much processor time a process has used since it was last asked, in milliseconds. */
export interface CpuAnswer {
  readonly kind: 'cpu';
  readonly cpuMs: number;
}

export interface LoadPlan {
  readonly kind: 'load';
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  /** How many events are sent. */
  readonly events: number;
  /** No event is sent after this many milliseconds. */
  readonly maxMs: number;
}

export interface LoadResult extends Loaded {
  readonly kind: 'loaded';
}

export interface InsertPlan {
  readonly kind: 'insert';
  readonly events: number;
}

export interface InsertResult {
  readonly kind: 'inserted';
  readonly events: number;
  readonly elapsedMs: number;
}

/** To a server or the load generator. */
export type Request =
  | LoadPlan
  | InsertPlan
  | { readonly kind: 'cpu' }
  | { readonly kind: 'start-worker' }
  | { readonly kind: 'stop' };

/** From a server or the load generator. */
export type Answer =
  | CpuAnswer
  | LoadResult
  | InsertResult
  /** A server listens on this port; 0 where there is nothing to listen on. */
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'worker-started' };
