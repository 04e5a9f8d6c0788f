/** The intents that a bank may ask a challenge for: payments, and cards that are set up. */
import type { StripeObjects } from '../../objects/object-types.ts';
import {
  resolveThreeDSecure,
  type ChallengeAnswer,
} from '../../resources/payment-intents/resolve-three-d-secure.ts';
import { resolveSetupChallenge } from '../../resources/setup-intents/resolve-three-d-secure.ts';
import type { Store } from '../../store/store.ts';

export type ChallengedIntent = StripeObjects['payment_intent'] | StripeObjects['setup_intent'];

/** The intent with this id, of either kind. */
export function challengedIntent(store: Store, id: string): ChallengedIntent | undefined {
  return store.collection('payment_intent').get(id) ?? store.collection('setup_intent').get(id);
}

/** Does what follows from the customer's answer; gives the intent as it is then. */
export function resolveChallenge(
  store: Store,
  { id, object }: ChallengedIntent,
  answer: ChallengeAnswer,
): ChallengedIntent {
  return store.run((unit) =>
    object === 'payment_intent'
      ? resolveThreeDSecure(unit, id, answer)
      : resolveSetupChallenge(unit, id, answer),
  );
}
