/**
 * The emulator's time. It is a value that is handed around, so that a test can hold it or move it;
 * this is the only module that reads the machine's clock.
 */

/** Tells the time to whoever is given it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

/** A clock that can be moved forward. */
export interface MovableClock extends Clock {
  /** Moves the clock forward by `durationMs` milliseconds; never backward. */
  advanceMs(durationMs: number): void;
}

/** The machine's own time. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that runs with `base` and can be moved ahead of it. */
export function movableClock(base: Clock = systemClock): MovableClock {
  let aheadMs = 0;
  return {
    nowMs: () => base.nowMs() + aheadMs,
    advanceMs(durationMs) {
      if (!(durationMs >= 0)) throw new RangeError(`A clock moves forward only, got ${durationMs}`);
      aheadMs += durationMs;
    },
  };
}

/** Stripe's form of a time: whole seconds since the Unix epoch. */
export function unixSeconds(clock: Clock): number {
  return Math.floor(clock.nowMs() / 1000);
}
