/**
 * What a setup intent refuses, in Stripe's words. Each error carries the intent, so that a caller
 * sees the state that it is in.
 * https://docs.stripe.com/error-codes#setup-intent-unexpected-state
 */
import { resourceMissing, StripeError } from '../../http/stripe-error.ts';
import type { SetupIntent } from './object.ts';

const unexpectedState = 'setup_intent_unexpected_state';

/** Stripe writes the noun in one word here, and calls the parameter `intent`. */
export function noSuchSetupIntent(id: string): StripeError {
  return resourceMissing('setupintent', id, 'intent', 404);
}

export function missingPaymentMethod(intent: SetupIntent): StripeError {
  return refusal(
    "You cannot confirm this SetupIntent because it's missing a payment method. You can either " +
      'update the SetupIntent with a payment method and then confirm it again, or confirm it ' +
      'again directly with a payment method or ConfirmationToken.',
    intent,
    { code: unexpectedState },
  );
}

export function cannotConfirm(intent: SetupIntent): StripeError {
  return refusal(`You cannot confirm this SetupIntent because it has ${ended(intent)}.`, intent, {
    code: unexpectedState,
  });
}

export function cannotUpdate(intent: SetupIntent): StripeError {
  return refusal(`You cannot update this SetupIntent because it has ${ended(intent)}.`, intent, {
    code: unexpectedState,
  });
}

export function cannotCancel(intent: SetupIntent): StripeError {
  const message =
    intent.status === 'canceled'
      ? 'You cannot cancel this SetupIntent because it is already canceled.'
      : `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a ` +
        'SetupIntent with one of the following statuses may be canceled: ' +
        '`requires_payment_method`, `requires_confirmation`, or `requires_action`.';
  return refusal(message, intent, { code: unexpectedState });
}

/** An intent that may redirect the customer must be told where to send them back to. */
export function missingReturnUrl(intent: SetupIntent): StripeError {
  return refusal(
    'This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because ' +
      'some of these payment methods might redirect your customer off of your page, you must ' +
      "provide a `return_url`. If you don't want to accept redirect-based payment methods, set " +
      '`automatic_payment_methods[enabled]` to `true` and ' +
      '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and ' +
      'Payment Intents.',
    intent,
  );
}

export function wrongClientSecret(): StripeError {
  return new StripeError({
    status: 400,
    type: 'invalid_request_error',
    code: 'setup_intent_invalid_parameter',
    message:
      'The client_secret provided does not match the client_secret associated with the SetupIntent.',
    param: 'client_secret',
  });
}

/** The payment method belongs to a customer, and the intent names none. */
export function belongsToCustomer(
  paymentMethod: { id: string; customer: string | null },
  intent: SetupIntent,
): StripeError {
  return refusal(
    `The payment method supplied (${paymentMethod.id}) belongs to the Customer ` +
      `${paymentMethod.customer}. Please include the Customer in the \`customer\` parameter on ` +
      'the SetupIntent.',
    intent,
    { param: 'payment_method' },
  );
}

/** The payment method belongs to another customer than the intent. */
export function belongsToOther(id: string, intent: SetupIntent): StripeError {
  return refusal(
    `The PaymentMethod ${id} does not belong to the Customer you supplied ${intent.customer}. ` +
      'Please use this PaymentMethod with the Customer that it belongs to instead.',
    intent,
    { param: 'payment_method' },
  );
}

export function usedUp(intent: SetupIntent): StripeError {
  return refusal(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer ' +
      'attachment, shared with a connected account without Customer attachment, or was detached ' +
      'from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must ' +
      'attach it to a Customer first.',
    intent,
  );
}

export function incompatibleType(type: string, intent: SetupIntent): StripeError {
  return refusal(
    `The PaymentMethod provided (${type}) is not allowed for this SetupIntent. Please attach a ` +
      'PaymentMethod of one of the following types: ' +
      `${intent.payment_method_types.join(', ')}.`,
    intent,
    { code: 'setup_intent_invalid_parameter', param: 'payment_method' },
  );
}

function ended({ status }: SetupIntent): string {
  return status === 'succeeded' ? 'already succeeded' : `been ${status}`;
}

function refusal(
  message: string,
  intent: SetupIntent,
  details: { code?: string; param?: string } = {},
): StripeError {
  return new StripeError({
    status: 400,
    type: 'invalid_request_error',
    message,
    setup_intent: intent,
    ...details,
  });
}
