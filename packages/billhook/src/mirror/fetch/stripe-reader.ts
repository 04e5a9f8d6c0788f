// Reads from Stripe for the mirror: any path, with the time at which the answer was true by Stripe's clock,
// at a pace that Stripe allows.
import Stripe from 'stripe';

import type { Clock } from '../../clock/clock.ts';
import { isJsonObject, type JsonObject } from '../stripe-object.ts';
import type { ReadLimiter } from './read-limiter.ts';
import { answerInterval, type StripeInterval } from './stripe-time.ts';

export interface ReaderParts {
  readonly stripe: Stripe;
  readonly limiter: ReadLimiter;
  readonly clock: Clock;
}

export interface ReadOptions {
  /** The connected account to read as; empty for the key's own. */
  readonly account: string;
  readonly signal?: AbortSignal | undefined;
}

/** What Stripe answered. */
export interface StripeAnswer {
  readonly body: JsonObject;
  readonly interval: StripeInterval;
}

/** Reads a path such as `/v1/customers/cus_123`. */
export type StripeReader = (path: string, options: ReadOptions) => Promise<StripeAnswer>;

/** How often a read that was refused for its rate is repeated. */
const attemptsMax = 10;

/**
 * Makes a reader. It waits for its turn, and repeats what Stripe refused with 429, after as long as
 * `Retry-After` says; the SDK does neither. https://docs.stripe.com/rate-limits
 */
export function createStripeReader({ stripe, limiter, clock }: ReaderParts): StripeReader {
  return async (path, { account, signal }) => {
    for (let attempt = 1; ; attempt += 1) {
      await limiter.take(signal);
      const startedAtMs = clock.now().getTime();
      try {
        // The SDK types the answer as `any`.
        const body: unknown = await stripe.rawRequest(
          'GET',
          path,
          undefined,
          account === '' ? {} : { stripeAccount: account },
        );
        const endedAtMs = clock.now().getTime();
        limiter.succeeded();
        if (!isJsonObject(body)) throw new TypeError(`Stripe answered GET ${path} with no object.`);
        return {
          body,
          interval: answerInterval({ date: dateOf(body), startedAtMs, endedAtMs }),
        };
      } catch (error) {
        if (!isRateLimit(error) || attempt >= attemptsMax) throw error;
        limiter.refused(retryAfterMs(error));
      }
    }
  };
}

function isRateLimit(error: unknown): error is InstanceType<typeof Stripe.errors.StripeError> {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 429;
}

function retryAfterMs(error: InstanceType<typeof Stripe.errors.StripeError>): number {
  const header = headerOf(error.headers, 'retry-after');
  const seconds = header === undefined ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}

/** The SDK hangs the response on the object, as a property that is not enumerable. */
function dateOf(body: JsonObject): string | undefined {
  const response: unknown = Reflect.get(body, 'lastResponse');
  return isJsonObject(response) ? headerOf(response['headers'], 'date') : undefined;
}

function headerOf(headers: unknown, name: string): string | undefined {
  const value: unknown =
    typeof headers === 'object' && headers !== null ? Reflect.get(headers, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
