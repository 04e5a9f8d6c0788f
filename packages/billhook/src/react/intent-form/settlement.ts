// How an attempt to pay, or to save a card, ended: read off what Stripe.js gives, once, so that the form itself
// never looks at a status or an error code. Pure.
import type { PaymentIntent, SetupIntent, StripeError } from '@stripe/stripe-js';

import { describeDecline } from '../../declines/describe-decline.ts';

/** What both kinds of intent have. */
export type Intent = PaymentIntent | SetupIntent;

/** An end: nothing is left for the customer to do. */
export interface Settlement<Each extends Intent> {
  readonly status: 'succeeded' | 'processing' | 'canceled';
  readonly intent: Each;
}

/** What keeps the customer from being done, in words that they may see. */
export interface Problem {
  readonly message: string;
  /**
   * Whether the focus moves to it. Not when the fields show it as well, beside the one that is wrong: the focus had
   * better stay there. Not when it is from before, either: nobody has done anything yet.
   */
  readonly takesFocus: boolean;
}

/** The intent's end, or null while the customer still has something to do. */
export function settlementOf<Each extends Intent>(intent: Each): Settlement<Each> | null {
  switch (intent.status) {
    case 'succeeded':
    // The bank has agreed and the money is held; for the customer that is paid.
    case 'requires_capture':
      return { status: 'succeeded', intent };
    case 'processing':
    case 'canceled':
      return { status: intent.status, intent };
    default:
      return null;
  }
}

/** What the last attempt failed of, if there was one, as the intent itself knows it. */
export function lastProblem(intent: Intent, locale: string): Problem | null {
  const error =
    intent.object === 'payment_intent' ? intent.last_payment_error : intent.last_setup_error;
  if (intent.status !== 'requires_payment_method' || error === null) return null;
  return declineProblem(error, locale);
}

/**
 * What the customer is told of an error, or null when the error says nothing about what they did: then the
 * intent has to be looked up, because the attempt may have gone through.
 */
export function problemOf(error: StripeError, locale: string): Problem | null {
  switch (error.type) {
    case 'validation_error':
      // Of the fields themselves, in the language that they are shown in.
      return { message: error.message ?? '', takesFocus: false };
    case 'card_error':
      return declineProblem(error, locale);
    case 'invalid_request_error':
      // A failed 3D Secure challenge is reported with this type.
      return error.code?.endsWith('_authentication_failure') === true
        ? declineProblem(error, locale)
        : null;
    default:
      return null;
  }
}

function declineProblem(
  { code, decline_code: declineCode }: Pick<StripeError, 'code' | 'decline_code'>,
  locale: string,
): Problem {
  return { message: describeDecline({ code, declineCode }, locale).message, takesFocus: true };
}
