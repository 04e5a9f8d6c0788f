// What the processes of a benchmark tell each other. Each server and the load generator have a process of
// their own, as they would have in production; nothing but these small messages goes between them.

import type { Loaded, LoadLimits } from '../load/run-load.ts';

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

/** What an emulator of Stripe is asked to do, again and again. */
export type Workload = 'create-customers' | 'read-customers' | 'pay' | 'pay-at-once';

export interface WorkPlan extends LoadLimits {
  readonly kind: 'work';
  readonly port: number;
  readonly workload: Workload;
  /** How often it is done. */
  readonly count: number;
}

/** What an app does about payments, by the library or by the bare SDK. */
export type CallName =
  | 'sdk-payment'
  | 'payment'
  | 'payment-again'
  | 'sdk-first-payment'
  | 'first-payment'
  | 'sdk-refund'
  | 'refund';

export interface CallPlan {
  readonly kind: 'call';
  readonly call: CallName;
  /** How often it is done, one after another. */
  readonly count: number;
}

/** How long one call took; medians and means of many. */
export interface CallResult {
  readonly kind: 'called';
  readonly medianMicros: number;
  /** Processor time of the app's process. */
  readonly cpuMicros: number;
  /** How often the database was asked something, and waited for. */
  readonly roundTrips: number;
  /** How often Stripe was. */
  readonly stripeCalls: number;
}

/** What a process holds in memory after its garbage was collected, in bytes. */
export interface MemoryAnswer {
  readonly kind: 'memory';
  /** What JavaScript's objects take. */
  readonly heapBytes: number;
  /** What the whole process takes of the machine. */
  readonly residentBytes: number;
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
  | WorkPlan
  | CallPlan
  | InsertPlan
  | { readonly kind: 'cpu' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'start-worker' }
  | { readonly kind: 'stop' };

/** From a server or the load generator. */
export type Answer =
  | CpuAnswer
  | LoadResult
  | CallResult
  | MemoryAnswer
  | InsertResult
  /** A server listens on this port; 0 where there is nothing to listen on. */
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'worker-started' };
