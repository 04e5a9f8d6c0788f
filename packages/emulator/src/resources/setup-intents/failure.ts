/** What follows when a set-up fails: the intent waits for another payment method. */
import type { StripeErrorFields } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { docUrl, paramOf } from '../payment-intents/failure.ts';
import type { CardDecline } from '../payment-methods/card-decline.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import type { SetupIntent } from './object.ts';
import { endAttempt } from './record-attempt.ts';
import { stateAfter } from './state-machine.ts';

type SetupError = NonNullable<SetupIntent['last_setup_error']>;

const authenticationFailure = 'setup_intent_authentication_failure';

/** The bank refused the card. Gives the card error to tell the caller. */
export function failForDecline(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: PaymentMethod,
  decline: CardDecline,
): StripeErrorFields {
  const { code, message, adviceCode, networkDeclineCode } = decline;
  const param = paramOf.get(code);
  const error = {
    ...(adviceCode !== null && { advice_code: adviceCode }),
    code,
    // Unlike a payment's, a set-up's decline has this code always.
    decline_code: decline.declineCode ?? code,
    message,
    ...(networkDeclineCode !== null && { network_decline_code: networkDeclineCode }),
    ...(param !== undefined && { param }),
    payment_method: paymentMethod,
    type: 'card_error' as const,
  };
  const failed = fail(unit, intent, { ...error, doc_url: docUrl(code) });
  return { ...error, setup_intent: failed };
}

/** The customer did not pass the bank's challenge. */
export function failForAuthentication(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: PaymentMethod,
): void {
  fail(unit, intent, {
    code: authenticationFailure,
    doc_url: docUrl(authenticationFailure),
    message:
      'The provided PaymentMethod has failed authentication. You can provide ' +
      'payment_method_data or a new PaymentMethod to attempt to fulfill this SetupIntent again.',
    payment_method: paymentMethod,
    type: 'invalid_request_error',
  });
}

function fail(unit: UnitOfWork, intent: SetupIntent, error: SetupError): SetupIntent {
  endAttempt(unit, intent, { status: 'failed', error });
  const failed = unit.update('setup_intent', intent.id, {
    last_setup_error: error,
    next_action: null,
    payment_method: null,
    status: stateAfter('failed'),
  });
  unit.emit('setup_intent.setup_failed', failed);
  return failed;
}
