/** What follows when a payment fails: the intent waits for another payment method. */
import type Stripe from 'stripe';

import { StripeError, type StripeErrorFields } from '../../http/stripe-error.ts';
import type { Wire } from '../../objects/wire.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Charge } from '../charges/object.ts';
import type { CardDecline } from '../payment-methods/card-decline.ts';
import { insertCharge, type Charging } from './charging.ts';
import type { PaymentIntent } from './object.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { stateAfter } from './state-machine.ts';

type PaymentError = Wire<Stripe.PaymentIntent.LastPaymentError>;

/** Nobody was there to pass the challenge that the card asks for. */
const authenticationRequired: CardDecline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
  adviceCode: null,
  networkDeclineCode: null,
  blocked: false,
};

/** The caller would rather have the payment fail than handle a challenge. */
const authenticationNotHandled: CardDecline = {
  ...authenticationRequired,
  declineCode: 'authentication_not_handled',
  message:
    'This payment required an authentication action to complete, but `error_on_requires_action` ' +
    "was set. When you're ready, you can upgrade your integration to handle actions at " +
    'https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.',
};

type ErrorDetails = Pick<
  StripeErrorFields,
  'advice_code' | 'charge' | 'decline_code' | 'message' | 'network_decline_code' | 'param'
>;

/** The part of the card that a decline is about. */
export const paramOf: ReadonlyMap<string, string> = new Map([
  ['expired_card', 'exp_month'],
  ['incorrect_cvc', 'cvc'],
]);

/** The failed intent, and the card error to tell the caller. */
export interface FailedPayment {
  intent: PaymentIntent;
  error: StripeErrorFields;
}

/** The bank, or Stripe, declined: there is a failed charge. */
export function failForDecline(
  unit: UnitOfWork,
  charging: Charging,
  decline: CardDecline,
): FailedPayment {
  const charge = insertCharge(unit, charging, { kind: 'declined', decline });
  unit.emit('charge.failed', charge);
  return fail(unit, charging.intent, charging.paymentMethod, decline, charge);
}

/** The card asks for a challenge off session: the bank was not asked, so there is no charge. */
export function failForAuthentication(
  unit: UnitOfWork,
  intent: PaymentIntent,
  paymentMethod: PaymentMethod,
): FailedPayment {
  return fail(unit, intent, paymentMethod, authenticationRequired, null);
}

/** The card asks for a challenge, which `error_on_requires_action` makes a failure. */
export function failUnhandled(
  unit: UnitOfWork,
  intent: PaymentIntent,
  paymentMethod: PaymentMethod,
): FailedPayment {
  return fail(unit, intent, paymentMethod, authenticationNotHandled, null);
}

function fail(
  unit: UnitOfWork,
  intent: PaymentIntent,
  paymentMethod: PaymentMethod,
  decline: CardDecline,
  charge: Charge | null,
): FailedPayment {
  const details = errorDetails(decline, charge);
  const failed = withError(unit, intent, charge, {
    ...details,
    code: decline.code,
    doc_url: docUrl(decline.code),
    payment_method: paymentMethod,
    type: 'card_error',
  });
  return {
    intent: failed,
    error: {
      ...details,
      type: 'card_error',
      code: decline.code,
      payment_intent: failed,
      payment_method: paymentMethod,
    },
  };
}

/** What the error of the reply and the intent's `last_payment_error` have in common. */
function errorDetails(
  { code, declineCode, message, adviceCode, networkDeclineCode }: CardDecline,
  charge: Charge | null,
): ErrorDetails {
  const param = paramOf.get(code);
  return {
    ...(adviceCode !== null && { advice_code: adviceCode }),
    ...(charge !== null && { charge: charge.id }),
    ...(declineCode !== null && { decline_code: declineCode }),
    message,
    ...(networkDeclineCode !== null && { network_decline_code: networkDeclineCode }),
    ...(param !== undefined && { param }),
  };
}

/** Puts the intent back to waiting for a payment method, with what went wrong. */
export function withError(
  unit: UnitOfWork,
  intent: PaymentIntent,
  charge: Charge | null,
  error: PaymentError,
): PaymentIntent {
  const failed = unit.update('payment_intent', intent.id, {
    last_payment_error: error,
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: stateAfter('failed'),
  });
  unit.emit('payment_intent.payment_failed', failed);
  return failed;
}

/** The 402 that a declined card is answered with; the failed charge stays recorded. */
export function cardError({ error }: FailedPayment): StripeError {
  return new StripeError({ ...error, status: 402, keepsChanges: true });
}

/** Where Stripe explains an error code. */
export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}
