// Stripe.js's pair of an intent and an error as one of the two.
import type { StripeError } from '@stripe/stripe-js';

import type { Answer } from './intent-kind.ts';
import type { Intent } from './settlement.ts';

/** Stripe.js gives one of the two, always; with neither, the outcome is as unknown as after a lost connection. */
export function answerOf<Each extends Intent>(
  intent: Each | undefined,
  error: StripeError | undefined,
): Answer<Each> {
  if (intent !== undefined) return { intent };
  return { error: error ?? { type: 'api_error' } };
}
