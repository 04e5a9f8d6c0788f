/**
 * Idempotency keys: the same key gives the same answer, without doing the work again.
 * https://docs.stripe.com/api/idempotent_requests
 */
import { createHash } from 'node:crypto';

import type { Store } from '../store/store.ts';
import type { IdempotencyRecord } from './idempotency-record.ts';
import { StripeError } from './stripe-error.ts';

/** How long an answer is remembered: 24 hours, as at Stripe. */
const lifetimeMs = 24 * 60 * 60 * 1000;
const longestKey = 255;

/** What identifies a request under its key. */
export interface IdempotentRequest {
  key: string;
  method: string;
  path: string;
  body: string;
}

export class IdempotencyKeys {
  readonly #store: Store;
  readonly #inFlight = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * The remembered answer, or null when this is the first request under its key; then `release` is
   * to be called when it is over. Throws when the key is in use by a request under way, or by one
   * with other parameters.
   */
  claim(request: IdempotentRequest, nowMs: number): IdempotencyRecord | null {
    const { key } = request;
    if (key.length > longestKey) throw tooLong(key.length);
    if (this.#inFlight.has(key)) throw inUse(key);
    const known = this.#store.collection('_idempotency').get(key);
    if (known !== undefined && known.expiresAtMs > nowMs) {
      if (known.fingerprint !== fingerprint(request)) throw otherParameters(key);
      return known;
    }
    this.#inFlight.add(key);
    return null;
  }

  /** Remembers the answer to a request, whatever it was. */
  remember(
    request: IdempotentRequest,
    answer: { requestId: string; status: number; reply: object },
    nowMs: number,
  ): void {
    this.#store.run((unit) => {
      unit.insert<'_idempotency'>({
        object: '_idempotency',
        id: request.key,
        fingerprint: fingerprint(request),
        expiresAtMs: nowMs + lifetimeMs,
        ...answer,
      });
    });
  }

  /** Lets the key go once its request is over. */
  release(request: IdempotentRequest): void {
    this.#inFlight.delete(request.key);
  }
}

function fingerprint({ method, path, body }: IdempotentRequest): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64url');
}

function inUse(key: string): StripeError {
  return new StripeError({
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message:
      'There is currently another in-progress request using this Idempotent Key (that probably ' +
      'means you submitted twice, and the other request is still going through): ' +
      `${key}. Please try again later.`,
    headers: { 'Stripe-Should-Retry': 'true' },
  });
}

function otherParameters(key: string): StripeError {
  return new StripeError({
    status: 400,
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first ' +
      `used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    headers: { 'Stripe-Should-Retry': 'false' },
  });
}

function tooLong(length: number): StripeError {
  return new StripeError({
    status: 400,
    type: 'invalid_request_error',
    message: `Idempotency keys may have up to ${longestKey} characters, this one has ${length}.`,
  });
}
