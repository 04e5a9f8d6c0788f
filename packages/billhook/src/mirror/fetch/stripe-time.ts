// When, by Stripe's own clock, an answer of Stripe was true. Events carry times of that clock, and it is
// with them that a fetched object must be ordered; this machine's clock may be wrong by minutes.

/** The state was true at some moment from `fromMs` up to `untilMs`, which is excluded. */
export interface StripeInterval {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface AnswerTimes {
  /** The header `Date` of the answer: Stripe's clock, in whole seconds. */
  readonly date: string | undefined;
  /** By this machine's clock. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** How far the clocks of Stripe's own servers may be apart. */
const toleranceMs = 1_000;
const secondMs = 1_000;
/** How far this machine's clock may be off, when it is all there is. */
const unknownClockMs = 60_000;

/**
 * The answer was given within the second that `Date` names; what it tells was read at some time
 * between the beginning of the request and then. Where there is no usable `Date`, this machine's clock
 * is taken, with a wide margin: a margin costs a fetch at most, never a wrong order.
 */
export function answerInterval({ date, startedAtMs, endedAtMs }: AnswerTimes): StripeInterval {
  const dateMs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(dateMs)) {
    return { fromMs: startedAtMs - unknownClockMs, untilMs: endedAtMs + unknownClockMs };
  }
  const elapsedMs = Math.max(0, endedAtMs - startedAtMs);
  return {
    fromMs: dateMs - elapsedMs - toleranceMs,
    untilMs: dateMs + secondMs + toleranceMs,
  };
}

/**
 * Objects of a test clock live in the time of that clock, and so do their events: no interval of real
 * time can be compared with them. https://docs.stripe.com/billing/testing/test-clocks
 */
export const incomparable: StripeInterval = {
  fromMs: Number.NEGATIVE_INFINITY,
  untilMs: Number.POSITIVE_INFINITY,
};
