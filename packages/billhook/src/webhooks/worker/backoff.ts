// How long a failed event waits for its next attempt.
import type { Random } from '../../randomness/random.ts';

export interface BackoffOptions {
  /** The most that the first retry waits, in milliseconds. */
  readonly backoffMs: number;
  /** The most that any retry waits, in milliseconds. */
  readonly maxBackoffMs: number;
}

/**
 * Exponential backoff with full jitter: any time up to a limit that doubles with each attempt. The
 * jitter keeps events that failed together, because something they share was down, from all coming
 * back together.
 *
 * @param attempt the attempt that failed, from 1.
 * @returns milliseconds.
 */
export function backoffDelayMs(attempt: number, options: BackoffOptions, random: Random): number {
  const limitMs = Math.min(options.maxBackoffMs, options.backoffMs * 2 ** (attempt - 1));
  return Math.floor(random() * limitMs);
}
