// The one place that reads the machine's time. Everything else is handed a clock.

export interface Clock {
  /** The present moment. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date(Date.now()) };
