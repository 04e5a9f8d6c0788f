/**
 * The bad network that the emulator can be: what may go wrong, and how often. Nothing does unless it
 * is asked for.
 */

/** What may happen to a webhook on its way. */
export const deliveryFaults = [
  'duplicate',
  'delay',
  'reorder',
  'drop',
  'lose-answer',
  'corrupt',
] as const;

/** What may happen to a call of the API. */
export const callFaults = [
  'rate-limit',
  'lock-timeout',
  'server-error',
  'time-out',
  'reset',
] as const;

export type DeliveryFault = (typeof deliveryFaults)[number];
export type CallFault = (typeof callFaults)[number];

/**
 * How often each fault happens, from 0 (never) to 1 (always); what is not named never happens.
 *
 * Webhooks:
 * - `duplicate`: delivered once more although it was delivered;
 * - `delay`: held for a time up to `maxDelayMs`;
 * - `reorder`: held until some of those behind it have gone first;
 * - `drop`: it never arrives;
 * - `lose-answer`: it arrives, but its answer doesn't come back;
 * - `corrupt`: body, signature or timestamp are altered on the way.
 *
 * What was dropped, corrupted or lost is tried again as for any endpoint that fails.
 *
 * Calls of the API:
 * - `rate-limit`: refused with 429, `Retry-After` and `Stripe-Rate-Limited-Reason`;
 * - `lock-timeout`: refused with 429 and the code `lock_timeout`;
 * - `server-error`: refused with 500;
 * - `time-out`: not answered for `timeOutMs`, then cut off;
 * - `reset`: the connection is cut.
 *
 * Of calls that time out or are cut, half are worked on nevertheless, as may happen in earnest.
 */
export interface FaultOptions {
  rates: Readonly<Partial<Record<DeliveryFault | CallFault, number>>>;
  /** The same seed gives the same faults; by default that of the emulator's ids, else 1. */
  seed?: number;
  /** The most that a webhook is held, in milliseconds. Default 2,000. */
  maxDelayMs?: number;
  /** The value of `Retry-After`, in whole seconds. Default 1. */
  retryAfterSeconds?: number;
  /** How long a call that times out is left waiting, in milliseconds. Default 30,000. */
  timeOutMs?: number;
}

/** The options with everything filled in and checked. */
export interface Faults extends Required<FaultOptions> {
  /** The share of what meets this fault. */
  rateOf(fault: DeliveryFault | CallFault): number;
}

/**
 * Fills in the defaults.
 *
 * @throws RangeError for a rate that is not between 0 and 1.
 */
export function checkedFaults(options: FaultOptions, seed = 1): Faults {
  for (const [fault, rate] of Object.entries(options.rates)) {
    if (rate >= 0 && rate <= 1) continue;
    throw new RangeError(`The rate of the fault ${fault} is between 0 and 1, got ${rate}.`);
  }
  return {
    seed,
    maxDelayMs: 2_000,
    retryAfterSeconds: 1,
    timeOutMs: 30_000,
    ...options,
    rateOf: (fault) => options.rates[fault] ?? 0,
  };
}
