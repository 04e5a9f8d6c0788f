/**
 * What a payment intent refuses, in Stripe's words. Each error carries the intent, so that a caller
 * sees the state that it is in.
 * https://docs.stripe.com/error-codes#payment-intent-unexpected-state
 */
import { invalidRequest, resourceMissing, type StripeError } from '../../http/stripe-error.ts';
import type { PaymentIntent } from './object.ts';

const unexpectedState = 'payment_intent_unexpected_state';

/** No intent has the id in the URL. Stripe's name for that parameter is `intent`. */
export function noSuchPaymentIntent(id: string): StripeError {
  if (id.includes('_secret_')) {
    return invalidRequest(
      'You passed a string that looks like a client secret as the PaymentIntent ID, but you must ' +
        'provide a valid PaymentIntent ID. Please use the value in the `id` field of the ' +
        'PaymentIntent.',
      { param: 'intent' },
    );
  }
  return resourceMissing('payment_intent', id, 'intent', 404);
}

export function cannotConfirm(intent: PaymentIntent): StripeError {
  const message =
    intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. ` +
        'Only a PaymentIntent with one of the following statuses may be confirmed: ' +
        'requires_confirmation, requires_payment_method, requires_action.';
  return invalidRequest(message, { code: unexpectedState, payment_intent: intent });
}

export function missingPaymentMethod(intent: PaymentIntent): StripeError {
  const remedy =
    intent.customer === null
      ? 'You can either update the PaymentIntent with a payment method and then confirm it again, ' +
        'or confirm it again directly with a payment method or ConfirmationToken.'
      : `To confirm the PaymentIntent with ${intent.customer}, specify a payment method attached ` +
        'to this customer along with the customer ID.';
  return invalidRequest(
    `You cannot confirm this PaymentIntent because it's missing a payment method. ${remedy}`,
    { code: unexpectedState, payment_intent: intent },
  );
}

/** An intent that may redirect the customer must be told where to send them back to. */
export function missingReturnUrl(intent: PaymentIntent): StripeError {
  return invalidRequest(
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. ' +
      'Because some of these payment methods might redirect your customer off of your page, you ' +
      "must provide a `return_url`. If you don't want to accept redirect-based payment methods, " +
      'set `automatic_payment_methods[enabled]` to `true` and ' +
      '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and ' +
      'Payment Intents.',
    { payment_intent: intent },
  );
}

/** Saving a payment method takes a customer who is there. */
export function offSessionSetUp(intent: PaymentIntent): StripeError {
  return invalidRequest(
    'You cannot confirm with the `off_session` parameter when `setup_future_usage` is also set on ' +
      'the PaymentIntent because you cannot set up future usages when processing payments ' +
      'off-session.',
    { payment_intent: intent },
  );
}

export function cannotCapture(intent: PaymentIntent): StripeError {
  return invalidRequest(captureRefusal(intent), {
    code: unexpectedState,
    payment_intent: intent,
  });
}

function captureRefusal({ status, capture_method: captureMethod }: PaymentIntent): string {
  if (status !== 'succeeded') {
    return (
      `This PaymentIntent could not be captured because it has a status of ${status}. Only a ` +
      'PaymentIntent with one of the following statuses may be captured: requires_capture.'
    );
  }
  return captureMethod === 'manual'
    ? 'This PaymentIntent could not be captured because it has already been captured.'
    : 'The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released.';
}

export function captureTooLarge(intent: PaymentIntent): StripeError {
  return invalidRequest(
    'The payment could not be captured because the requested capture amount is greater than the ' +
      'amount you can capture for this charge. Contact us via ' +
      'https://support.stripe.com/contact/ for help.',
    { code: 'amount_too_large', payment_intent: intent },
  );
}

export function captureTooSmall(amount: number, intent: PaymentIntent): StripeError {
  return amount < 0
    ? invalidRequest('Invalid non-negative integer', {
        param: 'amount_to_capture',
        payment_intent: intent,
      })
    : invalidRequest('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        // Stripe names it so, although the parameter is called `amount_to_capture`.
        param: 'amount',
        payment_intent: intent,
      });
}

export function cannotCancel(intent: PaymentIntent): StripeError {
  return invalidRequest(
    `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a ` +
      'PaymentIntent with one of the following statuses may be canceled: ' +
      'requires_payment_method, requires_capture, requires_reauthorization, ' +
      'requires_confirmation, requires_action, processing.',
    { code: unexpectedState, payment_intent: intent },
  );
}

/** A parameter that decides about the payment can't be changed once the payment was made. */
export function cannotChange(param: string, intent: PaymentIntent): StripeError {
  return invalidRequest(
    `This PaymentIntent's ${param} could not be updated because it has a status of ` +
      `${intent.status}. You may only update the ${param} of a PaymentIntent with one of the ` +
      'following statuses: requires_payment_method, requires_confirmation, requires_action.',
    { code: unexpectedState, param, payment_intent: intent },
  );
}

export function wrongClientSecret(): StripeError {
  return invalidRequest(
    'The client_secret provided does not match the client_secret associated with the PaymentIntent.',
    { code: 'payment_intent_invalid_parameter', param: 'client_secret' },
  );
}
