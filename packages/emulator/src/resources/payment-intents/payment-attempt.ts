/**
 * Charging an intent's payment method, and what follows from the answer. Confirming starts an
 * attempt; a passed 3D Secure challenge goes on with it.
 */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { attempt } from './attempt.ts';
import type { AttemptOptions, AttemptResult } from './attempt-result.ts';
import { attemptByBank } from './bank-payment.ts';
import { cardInUse } from './card-in-use.ts';
import { challenge } from './challenge.ts';
import { failForAuthentication, failForDecline, failUnhandled } from './failure.ts';
import type { PaymentIntent } from './object.ts';
import { succeed } from './success.ts';

/** Tries to take the money; never throws because of the card. */
export function attemptPayment(
  unit: UnitOfWork,
  intent: PaymentIntent,
  options: AttemptOptions,
): AttemptResult {
  const { paymentMethod, baseUrl, authenticated } = options;
  if (paymentMethod.card === undefined) return attemptByBank(unit, intent, options);
  const card = cardInUse(unit, paymentMethod);
  const outcome = attempt(card.behaviour, {
    offSession: options.offSession,
    authenticated,
  });
  const charging = { intent, paymentMethod, card, baseUrl, authenticated };
  switch (outcome.kind) {
    case 'succeeds':
      return { kind: 'done', intent: succeed(unit, charging, outcome.riskLevel) };
    case 'challenge':
      return options.failOnChallenge
        ? { kind: 'failed', failure: failUnhandled(unit, intent, paymentMethod) }
        : { kind: 'done', intent: challenge(unit, intent, onPageIfWanted(options)) };
    case 'declined':
      return { kind: 'failed', failure: failForDecline(unit, charging, outcome.decline) };
    case 'authentication_required':
      return { kind: 'failed', failure: failForAuthentication(unit, intent, paymentMethod) };
  }
}

function onPageIfWanted(options: AttemptOptions): AttemptOptions {
  return options.inPage ? { ...options, returnUrl: null } : options;
}
