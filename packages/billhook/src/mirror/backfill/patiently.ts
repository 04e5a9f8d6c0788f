// Repeats what failed because Stripe could not be reached, or was in trouble itself.
import Stripe from 'stripe';

export interface Patience {
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
}

/** How often it is asked: for three minutes in all. */
const attemptsMax = 8;
const firstPauseMs = 1_000;
const pauseMaxMs = 60_000;

/** @throws Stripe's error when it stays unreachable, and the signal's reason when it is stopped. */
export async function patiently<T>(
  { sleep }: Patience,
  { signal }: { readonly signal: AbortSignal | undefined },
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt >= attemptsMax) throw error;
      const pauseMs = Math.min(pauseMaxMs, firstPauseMs * 2 ** (attempt - 1));
      await sleep(pauseMs, signal);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  return error instanceof Stripe.errors.StripeError && (error.statusCode ?? 0) >= 500;
}
