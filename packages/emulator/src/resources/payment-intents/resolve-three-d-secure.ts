/** What follows from the customer's answer to a 3D Secure challenge. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { challengeReturnUrl, challengeUrl } from './challenge.ts';
import { docUrl, withError } from './failure.ts';
import type { PaymentIntent } from './object.ts';
import { attemptPayment } from './payment-attempt.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { mayDo } from './state-machine.ts';

/** The customer authenticated, or didn't. */
export type ChallengeAnswer = 'complete' | 'fail';

const authenticationFailure = 'payment_intent_authentication_failure';

/**
 * Goes on with a payment after its challenge: charges the card, or fails the payment. An intent that
 * waits for no challenge stays as it is, so that answering twice does no harm. Never throws for a
 * declined card: the intent that is given back says so.
 */
export function resolveThreeDSecure(
  unit: UnitOfWork,
  paymentIntentId: string,
  answer: ChallengeAnswer,
): PaymentIntent {
  const intent = unit.mustGet('payment_intent', paymentIntentId);
  const url = challengeUrl(intent);
  const { payment_method: id } = intent;
  if (!mayDo('authenticate', intent.status) || url === null || id === null) return intent;
  const paymentMethod = unit.mustGet('payment_method', id);
  if (answer === 'fail') return failAuthentication(unit, intent, paymentMethod);
  const result = attemptPayment(unit, intent, {
    paymentMethod,
    baseUrl: new URL(url).origin,
    offSession: false,
    authenticated: true,
    returnUrl: challengeReturnUrl(intent),
    inPage: false,
    failOnChallenge: false,
  });
  return result.kind === 'done' ? result.intent : result.failure.intent;
}

/** The bank was not asked for money, so that there is no charge. */
function failAuthentication(
  unit: UnitOfWork,
  intent: PaymentIntent,
  paymentMethod: PaymentMethod,
): PaymentIntent {
  return withError(unit, intent, null, {
    code: authenticationFailure,
    doc_url: docUrl(authenticationFailure),
    message:
      'The provided PaymentMethod has failed authentication. You can provide ' +
      'payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: paymentMethod,
    type: 'invalid_request_error',
  });
}
