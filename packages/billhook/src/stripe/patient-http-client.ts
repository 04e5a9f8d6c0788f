// What the SDK's retries leave out. Stripe answers 429 when calls come too fast, or when an object is locked by
// another call; the SDK gives up at once, and does not look at `Retry-After`. Here such a call waits and is
// sent again, with the very same headers and so the same idempotency key, within a budget of time.
//
// https://docs.stripe.com/rate-limits and https://docs.stripe.com/error-codes#lock-timeout
import { setTimeout as sleep } from 'node:timers/promises';

import Stripe from 'stripe';

import type { Clock } from '../clock/clock.ts';
import type { Random } from '../randomness/random.ts';

export interface PatienceParts {
  /** How long one call may wait in all, in milliseconds. */
  readonly budgetMs: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Told whenever Stripe refuses a call for its rate, so that those who read in bulk slow down. */
  readonly onRefused?: (retryAfterMs: number) => void;
}

/** How long to wait when Stripe does not say, in milliseconds: doubling from the one to the other. */
const pausesMs = { first: 500, longest: 8_000 } as const;

type HttpClient = Stripe.HttpClient;
type Requested = Parameters<HttpClient['makeRequest']>;
type Answered = ReturnType<HttpClient['makeRequest']>;

/** Wraps the SDK's own client for Node. */
export class PatientHttpClient implements HttpClient {
  readonly #parts: PatienceParts;
  readonly #client: HttpClient;
  /** Until when all calls wait, because Stripe has asked one of them to. */
  #quietUntilMs = 0;

  constructor(parts: PatienceParts, client: HttpClient = Stripe.createNodeHttpClient()) {
    this.#parts = parts;
    this.#client = client;
  }

  getClientName(): string {
    return this.#client.getClientName();
  }

  async makeRequest(...request: Requested): Answered {
    const { budgetMs, clock } = this.#parts;
    const giveUpAtMs = clock.now().getTime() + budgetMs;
    for (let attempt = 1; ; attempt += 1) {
      await this.#waitForQuiet(giveUpAtMs);
      const response = await this.#client.makeRequest(...request);
      if (response.getStatusCode() !== 429) return response;
      const pauseMs = this.#pauseAfter(response.getHeaders(), attempt);
      if (clock.now().getTime() + pauseMs > giveUpAtMs) return response;
      // The answer is read to its end, so that its connection can be used again.
      await response.toJSON();
      await sleep(pauseMs);
    }
  }

  #pauseAfter(headers: Readonly<Record<string, unknown>>, attempt: number): number {
    const { clock, random, onRefused } = this.#parts;
    const retryAfterMs = readRetryAfterMs(headers['retry-after'], clock.now());
    if (retryAfterMs > 0) {
      this.#quietUntilMs = Math.max(this.#quietUntilMs, clock.now().getTime() + retryAfterMs);
    }
    // A locked object says nothing about the rate.
    if (headers['stripe-rate-limited-reason'] !== undefined) onRefused?.(retryAfterMs);
    const longestMs = Math.min(pausesMs.longest, pausesMs.first * 2 ** (attempt - 1));
    return Math.max(retryAfterMs, longestMs * (0.5 + random() / 2));
  }

  /** Spread out, so that those who waited together do not come back together. */
  async #waitForQuiet(giveUpAtMs: number): Promise<void> {
    const { clock, random } = this.#parts;
    const nowMs = clock.now().getTime();
    const waitMs = Math.min(this.#quietUntilMs, giveUpAtMs) - nowMs;
    if (waitMs > 0) await sleep(waitMs + random() * 100);
  }
}

/** Stripe gives seconds; a proxy may give a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfterMs(header: unknown, now: Date): number {
  if (typeof header !== 'string' || header === '') return 0;
  const seconds = Number(header);
  const pauseMs = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1_000;
  return pauseMs > 0 ? pauseMs : 0;
}
