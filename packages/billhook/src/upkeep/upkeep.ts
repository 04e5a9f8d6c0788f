// What has to be done now and then, whether events come in or not: compare with Stripe's list of events, forget
// what is old, and look at the endpoints' versions once.
import type { Logger } from '../logging/logger.ts';

/** A piece of upkeep. */
export interface Chore {
  readonly name: string;
  /** How often, in milliseconds; undefined to do it once, at the start. */
  readonly everyMs?: number;
  /** @param signal aborted when the app stops. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

export interface Upkeep {
  /** Does everything once, and then again and again. */
  start(): void;
  /**
   * Breaks off what is under way, without waiting for it: a request to Stripe may take as long as it likes, and what it
   * brings is not used any more.
   */
  stop(): void;
}

/** A chore that fails is logged and done again at its next time. */
export function createUpkeep(chores: readonly Chore[], logger: Logger): Upkeep {
  const timers = new Set<NodeJS.Timeout>();
  let abort: AbortController | undefined;

  const run = async (chore: Chore, signal: AbortSignal): Promise<void> => {
    try {
      await chore.run(signal);
    } catch (error) {
      if (!signal.aborted) {
        logger.warn({ err: error, chore: chore.name }, 'A piece of upkeep failed.');
      }
    }
    if (signal.aborted || chore.everyMs === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run(chore, signal);
    }, chore.everyMs);
    timers.add(timer.unref());
  };

  return {
    start: () => {
      if (abort !== undefined) return;
      abort = new AbortController();
      for (const chore of chores) void run(chore, abort.signal);
    },
    stop: () => {
      abort?.abort();
      abort = undefined;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
