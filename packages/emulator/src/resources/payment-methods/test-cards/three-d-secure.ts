/**
 * Cards whose customers have to authenticate with their bank.
 * https://docs.stripe.com/testing#regulatory-cards
 */
import { genericDecline, insufficientFunds } from '../card-decline.ts';
import { testCard, type TestCard } from '../test-card.ts';

export const threeDSecureCards: readonly TestCard[] = [
  testCard('4000002500003155', ['authenticationRequiredOnSetup'], {
    country: 'FR',
    threeDSecure: 'required_until_set_up',
  }),
  testCard('4000002760003184', ['authenticationRequired'], {
    country: 'DE',
    threeDSecure: 'required',
  }),
  testCard('4000003800000446', ['authenticationRequiredSetupForOffSession'], {
    country: 'IT',
    threeDSecure: 'required_until_set_up',
    setUp: true,
  }),
  testCard('4000008260003178', ['authenticationRequiredChargeDeclinedInsufficientFunds'], {
    country: 'GB',
    threeDSecure: 'required',
    charge: insufficientFunds,
  }),
  testCard('4000000000003220', ['threeDSecure2Required'], {
    country: 'IE',
    threeDSecure: 'required',
  }),
  testCard('4000000000003063', ['threeDSecureRequired'], { threeDSecure: 'required' }),
  testCard('4000008400000027', [], { threeDSecure: 'required' }),
  testCard('4000008400001629', ['threeDSecureRequiredChargeDeclined'], {
    threeDSecure: 'required',
    charge: genericDecline,
  }),
  // The bank's server fails before there is a challenge, so the payment is declined at once.
  testCard('4000008400001280', ['threeDSecureRequiredProcessingError'], {
    charge: genericDecline,
  }),
  testCard('4000000000003055', ['threeDSecureOptional']),
  testCard('4000000000003097', ['threeDSecureOptionalProcessingError']),
  // The bank is content without a challenge.
  testCard('4000000032200000', []),
  // These differ in apps for phones only.
  testCard('4000582600000094', []),
  testCard('4000582600000045', []),
  testCard('4000582600000102', []),
  testCard('4000582600000110', []),
];
