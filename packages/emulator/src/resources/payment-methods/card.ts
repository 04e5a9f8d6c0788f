/** How the card behind a payment method acts when it is attached or charged. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { incorrectCvc, type CardDecline } from './card-decline.ts';
import type { CardRecord } from './card-record.ts';
import { checkedAs, type CardChecks, type PaymentMethod } from './object.ts';
import type { TestCard } from './test-card.ts';
import { findTestCard } from './test-cards.ts';

/** The card behind a payment method, and what has become of it. */
export function cardBehind(
  unit: UnitOfWork,
  paymentMethodId: string,
): { card: TestCard; record: CardRecord } {
  const record = unit.mustGet('_card', paymentMethodId);
  const card = findTestCard(record.number);
  if (card === undefined) throw new Error(`The card of ${paymentMethodId} is no test card`);
  return { card, record };
}

/** Why this payment method can't be attached to a customer; null when it can. */
export function attachDecline(unit: UnitOfWork, paymentMethodId: string): CardDecline | null {
  const { card, record } = cardBehind(unit, paymentMethodId);
  return card.attach ?? (record.cvcPasses === false ? incorrectCvc : null);
}

/** What the bank says of the CVC and the address that were given with the card. */
export function cardChecks(unit: UnitOfWork, paymentMethod: PaymentMethod): CardChecks {
  const { card, record } = cardBehind(unit, paymentMethod.id);
  return checkedAs(card, paymentMethod.billing_details, record.cvcPasses !== null);
}
