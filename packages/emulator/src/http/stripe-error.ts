/**
 * Stripe's error objects. What a resource refuses, it refuses by throwing one of these; the HTTP
 * layer turns it into the reply.
 * https://docs.stripe.com/api/errors
 */
import type { Wire } from '../objects/wire.ts';
import type Stripe from 'stripe';

export type StripeErrorType =
  | 'api_error'
  | 'authentication_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'rate_limit_error';

/** The fields of an error object, as they stand under `error` in the reply. */
export interface StripeErrorFields {
  type: StripeErrorType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  payment_intent?: Wire<Stripe.PaymentIntent>;
  payment_method?: Wire<Stripe.PaymentMethod>;
  setup_intent?: Wire<Stripe.SetupIntent>;
}

export interface StripeErrorOptions extends StripeErrorFields {
  /** The HTTP status of the reply. */
  status: number;
  /** True when what the request changed stands although it fails, as with a declined card. */
  keepsChanges?: boolean;
  /** Extra headers of the reply. */
  headers?: Readonly<Record<string, string>>;
}

export class StripeError extends Error {
  readonly status: number;
  readonly keepsChanges: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: StripeErrorFields;

  constructor({ status, keepsChanges = false, headers = {}, ...fields }: StripeErrorOptions) {
    super(fields.message);
    this.name = 'StripeError';
    this.status = status;
    this.keepsChanges = keepsChanges;
    // What isn't supported now won't be in a second: the SDK is told not to try it again.
    this.headers = status === 501 ? { 'Stripe-Should-Retry': 'false', ...headers } : headers;
    this.fields = fields;
  }

  /** The reply's body: the fields, with the links that Stripe adds. */
  body(requestId: string): { error: Record<string, unknown> } {
    const { type, message, code, ...others } = this.fields;
    return {
      error: {
        ...(code !== undefined && {
          code,
          doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
        }),
        message,
        ...others,
        request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
        type,
      },
    };
  }
}

/** The body, or a part of it, asks for something that isn't allowed. */
export function invalidRequest(
  message: string,
  details: { code?: string; param?: string; payment_intent?: Wire<Stripe.PaymentIntent> } = {},
): StripeError {
  return new StripeError({ status: 400, type: 'invalid_request_error', message, ...details });
}

/**
 * No object has the id: 404 when the URL names it, 400 when a parameter does. Most URLs are blamed
 * as `id`; where Stripe says `price` or `payment_method` instead, the status is to be given.
 */
export function resourceMissing(
  noun: string,
  id: string,
  param = 'id',
  status: 400 | 404 = param === 'id' ? 404 : 400,
): StripeError {
  return new StripeError({
    status,
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  });
}

/** Stripe could do this; the emulator can't yet, and says so instead of doing something else. */
export function unsupported(what: string, param?: string): StripeError {
  return new StripeError({
    status: 501,
    type: 'api_error',
    code: 'emulator_unsupported',
    message: `Stripe supports ${what}, but this emulator does not yet.`,
    ...(param !== undefined && { param }),
  });
}
