/**
 * What becomes of an attempt to charge a test card: decided from the card and the circumstances
 * alone, before anything is changed.
 * https://docs.stripe.com/testing
 */
import type { RiskLevel } from '../charges/outcome.ts';
import type { CardDecline } from '../payment-methods/card-decline.ts';
import type { ThreeDSecure } from '../payment-methods/test-card.ts';

/** What is known of a card. */
export interface AttemptedCard {
  /** When the card asks for 3D Secure. */
  threeDSecure: ThreeDSecure;
  /** Whether it was set up for later use, with 3D Secure. */
  setUp: boolean;
  /** Why the bank refuses to be charged; null when it agrees. */
  decline: CardDecline | null;
  riskLevel: RiskLevel;
}

export interface Circumstances {
  /** The customer isn't there to pass a challenge. */
  offSession: boolean;
  /** The customer has just passed a challenge for this payment. */
  authenticated: boolean;
}

export type Attempt =
  | { kind: 'succeeds'; riskLevel: RiskLevel }
  | { kind: 'challenge' }
  | { kind: 'declined'; decline: CardDecline }
  /** Refused because nobody is there to authenticate; the bank was not asked for money. */
  | { kind: 'authentication_required' };

export function attempt(card: AttemptedCard, circumstances: Circumstances): Attempt {
  if (!circumstances.authenticated && authenticationIsDue(card, circumstances)) {
    return circumstances.offSession ? { kind: 'authentication_required' } : { kind: 'challenge' };
  }
  return card.decline === null
    ? { kind: 'succeeds', riskLevel: card.riskLevel }
    : { kind: 'declined', decline: card.decline };
}

function authenticationIsDue(card: AttemptedCard, circumstances: Circumstances): boolean {
  switch (card.threeDSecure) {
    case 'required':
      return true;
    case 'required_until_set_up':
      // On session this card is always challenged; once set up, it can be charged off session.
      return !(circumstances.offSession && card.setUp);
    case 'supported':
    case 'not_supported':
      return false;
  }
}
