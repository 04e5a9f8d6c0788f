// The gate through which calls go to Stripe: within a budget of time, waiting for the very same call that is under
// way already, and not at all while Stripe is down. The SDK retries lost connections and failures of
// Stripe's own by itself, and its HTTP client waits where Stripe asks to slow down.
// https://docs.stripe.com/error-low-level
import { setTimeout as sleep } from 'node:timers/promises';

import Stripe from 'stripe';

import type { Clock } from '../clock/clock.ts';
import { StripeUnavailableError } from '../errors/stripe-unavailable-error.ts';
import type { Random } from '../randomness/random.ts';
import { circuitAfter, closedCircuit, waitOf } from './circuit.ts';

/** What a request is made with. */
export interface CallOptions {
  /** How long one attempt may take, in milliseconds. */
  readonly timeout: number;
}

export interface Gate {
  /**
   * Makes a request, and repeats it while another one with its idempotency key is under way.
   *
   * @throws StripeUnavailableError without asking Stripe while it is down; else the SDK's error.
   */
  call<T>(request: (options: CallOptions) => Promise<T>): Promise<T>;
}

export interface GateParts {
  readonly clock: Clock;
  readonly random: Random;
  /** How long one attempt of one request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a call may take together with its retries, in milliseconds. Default 60,000. */
  readonly budgetMs?: number;
  /** The first pause before a retry, in milliseconds; doubles with each. Default 500. */
  readonly firstPauseMs?: number;
}

/** The SDK makes three attempts; all of them are to fit into what is left. */
const attemptsOfSdk = 3;
const longestPauseMs = 5_000;

export function createGate(parts: GateParts): Gate {
  const { clock, random, timeoutMs, budgetMs = 60_000, firstPauseMs = 500 } = parts;
  let circuit = closedCircuit;
  let lastFailure: unknown;
  const nowMs = (): number => clock.now().getTime();

  const attempt = async <T>(
    request: (options: CallOptions) => Promise<T>,
    leftMs: number,
  ): Promise<T> => {
    const waitMs = waitOf(circuit, nowMs());
    if (waitMs > 0) throw new StripeUnavailableError(waitMs, lastFailure);
    circuit = circuitAfter(circuit, 'tried', nowMs());
    const timeout = Math.max(1, Math.min(timeoutMs, Math.floor(leftMs / attemptsOfSdk)));
    try {
      const result = await request({ timeout });
      circuit = circuitAfter(circuit, 'answered', nowMs());
      return result;
    } catch (error) {
      const failed = isFailure(error);
      if (failed) lastFailure = error;
      circuit = circuitAfter(circuit, failed ? 'failed' : 'answered', nowMs());
      throw error;
    }
  };

  return {
    async call(request) {
      const endMs = nowMs() + budgetMs;
      for (let retry = 0; ; retry += 1) {
        try {
          return await attempt(request, endMs - nowMs());
        } catch (error) {
          const longestMs = Math.min(longestPauseMs, firstPauseMs * 2 ** retry);
          const pauseMs = longestMs * (0.5 + random() / 2);
          if (!isInFlight(error) || nowMs() + pauseMs >= endMs) throw error;
          await sleep(pauseMs);
        }
      }
    },
  };
}

/** The same key is in use by a request that has not been answered yet; so is the answer, a little later. */
function isInFlight(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

/** No answer, or one that says that Stripe itself has failed. Any other answer shows that it is there. */
function isFailure(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  return error instanceof Stripe.errors.StripeError && (error.statusCode ?? 0) >= 500;
}
