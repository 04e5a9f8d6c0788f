/**
 * Stripe's documented test cards, found by number or by test id.
 * https://docs.stripe.com/testing
 */
import type { TestCard } from './test-card.ts';
import {
  availableBalanceCards,
  cardsByBrand,
  coBrandedCards,
  healthCards,
} from './test-cards/by-brand.ts';
import { cardsByCountry } from './test-cards/by-country.ts';
import { declinedCards } from './test-cards/declined.ts';
import { disputedCards, refundCards } from './test-cards/disputed.ts';
import { fraudCards } from './test-cards/fraud.ts';
import { threeDSecureCards } from './test-cards/three-d-secure.ts';

export const testCards: readonly TestCard[] = [
  ...cardsByBrand,
  ...coBrandedCards,
  ...healthCards,
  ...availableBalanceCards,
  ...cardsByCountry,
  ...declinedCards,
  ...fraudCards,
  ...disputedCards,
  ...refundCards,
  ...threeDSecureCards,
];

const byNumber = new Map(testCards.map((card) => [card.number, card]));
const byName = new Map(
  testCards.flatMap((card) => card.names.map((name) => [name, card] as const)),
);

/** The test card with this number (digits only), or undefined when Stripe documents none. */
export function findTestCard(number: string): TestCard | undefined {
  return byNumber.get(number);
}

/** The card of a test id such as `pm_card_visa`. */
export function findTestPaymentMethod(id: string): TestCard | undefined {
  return id.startsWith('pm_card_') ? byName.get(id.slice('pm_card_'.length)) : undefined;
}

/** The card of a test token such as `tok_visa`. */
export function findTestToken(token: string): TestCard | undefined {
  return token.startsWith('tok_') ? byName.get(token.slice('tok_'.length)) : undefined;
}
