// Keeps the reads from Stripe below its limit, so that the app's own calls never meet a 429 because of
// ours. It begins at a rate that leaves room for them, halves it when Stripe refuses a call, and finds its
// way back up slowly. https://docs.stripe.com/rate-limits
import type { Clock } from '../../clock/clock.ts';

export interface ReadLimiter {
  /** Waits until the next read may begin. Rejects when the signal is aborted. */
  take(signal?: AbortSignal): Promise<void>;
  /** A read was answered: the rate recovers a little. */
  succeeded(): void;
  /** A read was refused for its rate; `retryAfterMs` is what Stripe asks for, 0 if it says nothing. */
  refused(retryAfterMs: number): void;
  /** The present rate. */
  readonly perSecond: number;
}

export interface ReadLimiterParts {
  /** The rate to begin with, which is also the highest, in reads a second. */
  readonly perSecond: number;
  readonly clock: Clock;
  /** Waits so many milliseconds; rejects when the signal is aborted. */
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Four fifths of what Stripe allows: 100 reads a second live, 25 in test mode. */
export function defaultReadsPerSecond(livemode: boolean): number {
  return livemode ? 80 : 20;
}

/** The rate never falls below this, in reads a second. */
const perSecondMin = 1;
/** How long after a refusal another one counts as the same, in milliseconds. */
const graceMs = 1_000;
/** How many reads bring the rate from nothing back to its highest. */
const readsToRecover = 600;
/** How long to wait when Stripe does not say, in milliseconds. */
const defaultPauseMs = 1_000;

/** Makes a limiter. The reads are spread evenly: bursts are what Stripe's limits catch first. */
export function createReadLimiter({ perSecond, clock, sleep }: ReadLimiterParts): ReadLimiter {
  let rate = perSecond;
  let nextAtMs = 0;
  let refusedAtMs = Number.NEGATIVE_INFINITY;
  return {
    get perSecond() {
      return rate;
    },
    async take(signal) {
      signal?.throwIfAborted();
      const nowMs = clock.now().getTime();
      const atMs = Math.max(nowMs, nextAtMs);
      nextAtMs = atMs + 1_000 / rate;
      if (atMs > nowMs) await sleep(atMs - nowMs, signal);
    },
    succeeded() {
      rate = Math.min(perSecond, rate + perSecond / readsToRecover);
    },
    refused(retryAfterMs) {
      const nowMs = clock.now().getTime();
      nextAtMs = Math.max(nextAtMs, nowMs + (retryAfterMs > 0 ? retryAfterMs : defaultPauseMs));
      // Reads that were under way together are refused together; that is one reason, not many.
      if (nowMs - refusedAtMs < graceMs) return;
      refusedAtMs = nowMs;
      rate = Math.max(perSecondMin, rate / 2);
    },
  };
}
