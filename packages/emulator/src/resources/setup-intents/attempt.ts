/**
 * What becomes of an attempt to set up a test card: decided from the card alone, before anything is
 * changed. Setting up asks the bank whether the card is good, and takes no money.
 * https://docs.stripe.com/testing#regulatory-cards
 */
import type { CardDecline } from '../payment-methods/card-decline.ts';
import type { TestCard } from '../payment-methods/test-card.ts';

/** What is known of a card. */
export type AttemptedCard = Pick<TestCard, 'setUp' | 'threeDSecure'> & {
  /** Why the bank refuses it; null when it agrees. */
  decline: CardDecline | null;
};

export type Attempt =
  | { kind: 'succeeds' }
  | { kind: 'challenge' }
  | { kind: 'declined'; decline: CardDecline };

/** `authenticated` is true when the customer has just passed a challenge for this set-up. */
export function attempt(card: AttemptedCard, authenticated: boolean): Attempt {
  if (!authenticated && authenticationIsDue(card)) return { kind: 'challenge' };
  return card.decline === null ? { kind: 'succeeds' } : { kind: 'declined', decline: card.decline };
}

function authenticationIsDue({ threeDSecure, setUp }: AttemptedCard): boolean {
  switch (threeDSecure) {
    case 'required':
      return true;
    case 'required_until_set_up':
      // One of the test cards acts as if it had been set up before.
      return !setUp;
    case 'supported':
    case 'not_supported':
      return false;
  }
}
