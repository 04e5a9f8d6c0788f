/**
 * Setting up an intent's payment method, and what follows from the answer. Confirming starts an
 * attempt; a passed 3D Secure challenge goes on with it.
 */
import type { StripeErrorFields } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { mandateFor } from '../mandates/mandates.ts';
import { challengeAction, type ChallengePlace } from '../payment-intents/challenge.ts';
import { attachPaymentMethod } from '../payment-methods/attach.ts';
import { attachDecline, cardBehind } from '../payment-methods/card.ts';
import { accountBehind, noteSetUp } from '../payment-methods/instrument.ts';
import type { PaymentMethod } from '../payment-methods/object.ts';
import { attempt, type AttemptedCard } from './attempt.ts';
import { failForDecline } from './failure.ts';
import type { SetupIntent } from './object.ts';
import { beginAttempt, endAttempt } from './record-attempt.ts';
import { stateAfter } from './state-machine.ts';

export interface AttemptOptions extends ChallengePlace {
  paymentMethod: PaymentMethod;
}

export type AttemptResult =
  | { kind: 'done'; intent: SetupIntent }
  | { kind: 'failed'; error: StripeErrorFields };

/** Asks the bank for the first time; never throws because of the card. */
export function attemptSetup(
  unit: UnitOfWork,
  intent: SetupIntent,
  options: AttemptOptions,
): AttemptResult {
  const { paymentMethod } = options;
  const begun = beginAttempt(unit, intent, paymentMethod);
  const outcome = attempt(cardOf(unit, paymentMethod), false);
  switch (outcome.kind) {
    case 'succeeds':
      return {
        kind: 'done',
        intent: succeed(unit, withMandate(unit, begun, options), paymentMethod, false),
      };
    case 'challenge':
      return { kind: 'done', intent: challenge(unit, begun, options) };
    case 'declined':
      return { kind: 'failed', error: failForDecline(unit, begun, paymentMethod, outcome.decline) };
  }
}

/** A bank account is debited later by the permission that the customer gives now. */
function withMandate(
  unit: UnitOfWork,
  intent: SetupIntent,
  { paymentMethod, baseUrl }: AttemptOptions,
): SetupIntent {
  const mandate = mandateFor(unit, paymentMethod, baseUrl);
  return mandate === null ? intent : unit.update('setup_intent', intent.id, { mandate });
}

/** Goes on after the customer passed the challenge. */
export function completeSetup(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: PaymentMethod,
): void {
  const outcome = attempt(cardOf(unit, paymentMethod), true);
  if (outcome.kind === 'declined') failForDecline(unit, intent, paymentMethod, outcome.decline);
  else succeed(unit, intent, paymentMethod, true);
}

/** An account is taken as verified. */
const bankAccount: AttemptedCard = { setUp: false, threeDSecure: 'not_supported', decline: null };

function cardOf(unit: UnitOfWork, { id }: PaymentMethod): AttemptedCard {
  if (accountBehind(unit, id) !== undefined) return bankAccount;
  const { card } = cardBehind(unit, id);
  return { setUp: card.setUp, threeDSecure: card.threeDSecure, decline: attachDecline(unit, id) };
}

function challenge(
  unit: UnitOfWork,
  intent: SetupIntent,
  { paymentMethod, baseUrl, returnUrl }: AttemptOptions,
): SetupIntent {
  const waiting = unit.update('setup_intent', intent.id, {
    last_setup_error: null,
    next_action: challengeAction(unit, intent, { baseUrl, returnUrl }),
    payment_method: paymentMethod.id,
    status: stateAfter('challenge_due'),
  });
  unit.emit('setup_intent.requires_action', waiting);
  return waiting;
}

function succeed(
  unit: UnitOfWork,
  intent: SetupIntent,
  paymentMethod: PaymentMethod,
  authenticated: boolean,
): SetupIntent {
  noteSetUp(unit, paymentMethod.id);
  if (intent.customer !== null && paymentMethod.customer === null) {
    attachPaymentMethod(unit, paymentMethod.id, intent.customer);
  }
  endAttempt(unit, intent, { status: 'succeeded', authenticated });
  const succeeded = unit.update('setup_intent', intent.id, {
    last_setup_error: null,
    next_action: null,
    payment_method: paymentMethod.id,
    status: stateAfter('set_up'),
  });
  unit.emit('setup_intent.succeeded', succeeded);
  return unit.mustGet('setup_intent', intent.id);
}
