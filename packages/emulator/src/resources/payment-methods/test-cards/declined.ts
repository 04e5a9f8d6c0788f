/**
 * Cards that banks decline. Those that fail at once can't be attached to a customer either.
 * https://docs.stripe.com/testing#declined-payments
 */
import {
  expiredCard,
  genericDecline,
  incorrectCvc,
  insufficientFunds,
  lostCard,
  processingError,
  stolenCard,
  velocityExceeded,
  type CardDecline,
} from '../card-decline.ts';
import { testCard, type TestCard } from '../test-card.ts';

export const declinedCards: readonly TestCard[] = [
  declinedCard('4000000000000002', ['visa_chargeDeclined', 'chargeDeclined'], genericDecline),
  declinedCard(
    '4000000000009995',
    ['visa_chargeDeclinedInsufficientFunds', 'chargeDeclinedInsufficientFunds'],
    insufficientFunds,
  ),
  declinedCard(
    '4000000000009987',
    ['visa_chargeDeclinedLostCard', 'chargeDeclinedLostCard'],
    lostCard,
  ),
  declinedCard(
    '4000000000009979',
    ['visa_chargeDeclinedStolenCard', 'chargeDeclinedStolenCard'],
    stolenCard,
  ),
  declinedCard(
    '4000000000000069',
    ['chargeDeclinedExpiredCard', 'visa_chargeDeclinedExpiredCard'],
    expiredCard,
  ),
  declinedCard(
    '4000000000000127',
    ['chargeDeclinedIncorrectCvc', 'visa_chargeDeclinedIncorrectCvc'],
    incorrectCvc,
  ),
  declinedCard(
    '4000000000000119',
    ['chargeDeclinedProcessingError', 'visa_chargeDeclinedProcessingError'],
    processingError,
  ),
  declinedCard(
    '4000000000006975',
    ['visa_chargeDeclinedVelocityLimitExceeded', 'chargeDeclinedVelocityLimitExceeded'],
    velocityExceeded,
  ),
  // The one that can be attached, and is declined whenever it is charged.
  testCard('4000000000000341', ['chargeCustomerFail', 'visa_chargeCustomerFail'], {
    charge: genericDecline,
  }),
];

function declinedCard(number: string, names: readonly string[], decline: CardDecline): TestCard {
  return testCard(number, names, { charge: decline, attach: decline });
}
