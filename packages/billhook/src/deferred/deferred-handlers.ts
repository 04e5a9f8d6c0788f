// The app's functions that do what was deferred, by the name of the work.
import type { Logger } from '../logging/logger.ts';

export interface DeferredContext {
  /** What was passed to `defer`, through JSON. */
  readonly payload: unknown;
  /**
   * The same in every attempt. Hand it to whoever does the work, as an idempotency key: this may run again
   * after the work was done but before that was recorded.
   */
  readonly key: string;
  /** The event whose handler deferred it. */
  readonly eventId: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly log: Logger;
  /** Aborted when it has taken too long. */
  readonly signal: AbortSignal;
}

/** Does a piece of deferred work. Throwing means: try again later. */
export type DeferredHandler = (context: DeferredContext) => Promise<void> | void;

export interface DeferredRegistry {
  on(name: string, handler: DeferredHandler): void;
  handlerOf(name: string): DeferredHandler | undefined;
  /** The names that somebody handles. */
  names(): readonly string[];
}

export function createDeferredRegistry(): DeferredRegistry {
  const handlers = new Map<string, DeferredHandler>();
  return {
    on: (name, handler) => {
      handlers.set(name, handler);
    },
    handlerOf: (name) => handlers.get(name),
    names: () => [...handlers.keys()],
  };
}
