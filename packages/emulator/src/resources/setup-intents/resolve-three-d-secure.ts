/** What follows from the customer's answer to the 3D Secure challenge of a set-up. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { ChallengeAnswer } from '../payment-intents/resolve-three-d-secure.ts';
import { failForAuthentication } from './failure.ts';
import type { SetupIntent } from './object.ts';
import { completeSetup } from './setup-attempt.ts';
import { mayDo } from './state-machine.ts';

/**
 * Goes on with a set-up after its challenge. An intent that waits for no challenge stays as it is, so
 * that answering twice does no harm. Never throws for a declined card: the intent says so.
 */
export function resolveSetupChallenge(
  unit: UnitOfWork,
  setupIntentId: string,
  answer: ChallengeAnswer,
): SetupIntent {
  const intent = unit.mustGet('setup_intent', setupIntentId);
  const { payment_method: id } = intent;
  if (!mayDo('authenticate', intent.status) || id === null) return intent;
  const paymentMethod = unit.mustGet('payment_method', id);
  if (answer === 'fail') failForAuthentication(unit, intent, paymentMethod);
  else completeSetup(unit, intent, paymentMethod);
  return unit.mustGet('setup_intent', setupIntentId);
}
