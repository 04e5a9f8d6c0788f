/** The card behind a payment method, as a payment with it sees it. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { CardChecks } from '../charges/card-details.ts';
import { cardBehind, cardChecks } from '../payment-methods/card.ts';
import { incorrectCvc, type CardDecline } from '../payment-methods/card-decline.ts';
import type { CardRecord } from '../payment-methods/card-record.ts';
import type { Card, PaymentMethod } from '../payment-methods/object.ts';
import type { TestCard } from '../payment-methods/test-card.ts';
import type { AttemptedCard } from './attempt.ts';

export interface CardInUse {
  behaviour: AttemptedCard;
  details: Card;
  checks: CardChecks;
}

export function cardInUse(unit: UnitOfWork, paymentMethod: PaymentMethod): CardInUse {
  const { card, record } = cardBehind(unit, paymentMethod.id);
  if (paymentMethod.card === undefined) throw new Error(`${paymentMethod.id} is not a card`);
  return {
    behaviour: {
      threeDSecure: card.threeDSecure,
      setUp: record.setUp,
      decline: declineOf(card, record),
      riskLevel: card.riskLevel,
    },
    details: paymentMethod.card,
    checks: cardChecks(unit, paymentMethod),
  };
}

/** A new account has Stripe's rule that a payment whose CVC check fails is blocked. */
function declineOf({ charge }: TestCard, { cvcPasses }: CardRecord): CardDecline | null {
  if (charge !== 'succeeds') return charge;
  return cvcPasses === false ? incorrectCvc : null;
}
