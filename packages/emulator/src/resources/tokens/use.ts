/** Using a card token up: it makes one payment method. */
import { invalidRequest } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { CardInput } from '../payment-methods/card-input.ts';
import { findTestCard } from '../payment-methods/test-cards.ts';

/** The card of a token that was made here; undefined for any other, such as `tok_visa`. */
export function useCardToken(unit: UnitOfWork, id: string): CardInput | undefined {
  const token = unit.get('token', id);
  if (token === undefined) return undefined;
  if (token.used) {
    throw invalidRequest(`You cannot use a Stripe token more than once: ${id}.`, {
      code: 'token_already_used',
    });
  }
  unit.update('token', id, { used: true });
  const { number, expMonth, expYear, hasCvc } = unit.mustGet('_card_token', id);
  const card = findTestCard(number);
  return card && { card, expMonth, expYear, hasCvc };
}
