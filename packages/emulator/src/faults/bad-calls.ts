/**
 * The API on a bad day: a step before all operations that refuses some calls, and leaves others
 * without an answer.
 */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';

import { StripeError } from '../http/stripe-error.ts';
import type { NewId } from '../ids/ids.ts';
import type { CallFault, Faults } from './fault-options.ts';
import { planCall } from './plan-call.ts';

/** The step. Calls are numbered in the order in which they arrive. */
export function badCalls(faults: Faults, newId: NewId): MiddlewareHandler {
  let number = 0;
  return async (context, next) => {
    number += 1;
    const plan = planCall(faults, number);
    if (plan === null) return next();
    if (plan.fault !== 'time-out' && plan.fault !== 'reset') {
      return refuse(refusalFor(plan.fault, faults), newId('req', 14));
    }
    if (plan.workedOn) await next();
    if (plan.fault === 'time-out') await patience(faults.timeOutMs);
    cutOff(context);
    return undefined;
  };
}

function refusalFor(fault: Exclude<CallFault, 'time-out' | 'reset'>, faults: Faults): StripeError {
  switch (fault) {
    case 'rate-limit':
      return new StripeError({
        status: 429,
        type: 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
        headers: {
          'Retry-After': String(faults.retryAfterSeconds),
          'Stripe-Rate-Limited-Reason': 'global-rate',
          'Stripe-Should-Retry': 'false',
        },
      });
    case 'lock-timeout':
      return new StripeError({
        status: 429,
        type: 'invalid_request_error',
        code: 'lock_timeout',
        message:
          'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
        headers: { 'Stripe-Should-Retry': 'true' },
      });
    case 'server-error':
      return new StripeError({
        status: 500,
        type: 'api_error',
        message:
          'Error while communicating with one of our backends.  Sorry about that!  We have been notified of the problem.  If you have any questions, we can help at https://support.stripe.com/.',
      });
  }
}

function refuse(error: StripeError, requestId: string): Response {
  return new Response(JSON.stringify(error.body(requestId), null, 2), {
    status: error.status,
    headers: {
      'Content-Type': 'application/json',
      'Request-Id': requestId,
      'Access-Control-Allow-Origin': '*',
      ...error.headers,
    },
  });
}

function patience(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs).unref();
  });
}

/** Ends the connection without an answer. Without a socket there is none to end, but no answer either. */
function cutOff(context: Context): void {
  // The server hands its own request over as the environment; without a socket there is none.
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  incoming?.socket.resetAndDestroy?.();
  const silence = incoming === undefined ? Response.error() : RESPONSE_ALREADY_SENT;
  // What the operation had answered is forgotten first, or else its headers would be copied.
  context.res = undefined;
  context.res = silence;
}
