/** What a refund refuses, in Stripe's words. https://docs.stripe.com/refunds */
import { invalidRequest, type StripeError } from '../../http/stripe-error.ts';
import { formatAmount } from '../../objects/currencies.ts';
import type { Charge } from '../charges/object.ts';

export function nothingNamed(): StripeError {
  return invalidRequest(
    'One of the following params should be provided for this request: payment_intent or charge.',
  );
}

export function noSuccessfulCharge(paymentIntent: string | null): StripeError {
  return invalidRequest(
    `This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`,
  );
}

/** Money that is only held is given back by canceling. */
export function notCaptured({ payment_intent: paymentIntent }: Charge): StripeError {
  return invalidRequest(
    `This uncaptured Charge was created by a PaymentIntent (${paymentIntent}). You must cancel the ` +
      'PaymentIntent to reverse the authorization instead of refunding the Charge directly. For ' +
      'more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method',
  );
}

/** The bank has taken the money back already. */
export function chargedBack({ id }: Charge): StripeError {
  return invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, {
    code: 'charge_disputed',
  });
}

export function alreadyRefunded({ id }: Charge): StripeError {
  return invalidRequest(`Charge ${id} has already been refunded.`, {
    code: 'charge_already_refunded',
  });
}

export function amountTooSmall(): StripeError {
  return invalidRequest('This value must be greater than or equal to 1.', {
    code: 'parameter_invalid_integer',
    param: 'amount',
  });
}

/** `left` is what has not been given back yet, in minor units like `amount`. */
export function amountTooLarge(amount: number, left: number, { currency }: Charge): StripeError {
  return invalidRequest(
    `Refund amount (${formatAmount(amount, currency)}) is greater than unrefunded amount on ` +
      `charge (${formatAmount(left, currency)})`,
    { param: 'amount' },
  );
}

/** Only refunds that wait for the customer to do something can be canceled; those of cards don't. */
export function cannotCancel(): StripeError {
  return invalidRequest('Canceling this refund is unsupported.');
}
