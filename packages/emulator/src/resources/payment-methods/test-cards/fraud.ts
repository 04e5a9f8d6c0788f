/**
 * Cards that Stripe's fraud prevention looks at. The emulator's account has the rules that a new
 * account has: the highest risk and a failed CVC check are blocked, the rest is let through.
 * https://docs.stripe.com/testing#fraud-prevention
 */
import { blockedAsFraud } from '../card-decline.ts';
import { testCard, type TestCard } from '../test-card.ts';

export const fraudCards: readonly TestCard[] = [
  testCard('4100000000000019', ['radarBlock', 'chargeDeclinedFraudulent'], {
    charge: blockedAsFraud,
    riskLevel: 'highest',
  }),
  testCard('4000000000004954', ['riskLevelHighest'], {
    charge: blockedAsFraud,
    riskLevel: 'highest',
  }),
  testCard('4000000000009235', ['riskLevelElevated'], { riskLevel: 'elevated' }),
  testCard('4000008400000407', ['highFraudDisputeScore']),
  testCard('4000008400000159', ['highEfwScore']),
  testCard('4000008400001017', ['radarDynamicRiskThreshold']),
  testCard('4001858821843804', ['freeTrialAbuseBlock']),
  testCard('4000008405600003', ['adaptive3dsChallenge']),
  testCard('4000000000000101', ['cvcCheckFail'], { cvc: 'fail' }),
  testCard('4000000000000036', ['avsZipFail'], { postalCode: 'fail' }),
  testCard('4000058400307872', ['cvcCheckFailElevatedRisk'], {
    cvc: 'fail',
    riskLevel: 'elevated',
  }),
  testCard('4000058400306072', ['avsZipFailElevatedRisk'], {
    postalCode: 'fail',
    riskLevel: 'elevated',
  }),
  testCard('4000000000000028', ['avsLine1Fail'], { line1: 'fail' }),
  testCard('4000000000000010', ['avsFail'], { line1: 'fail', postalCode: 'fail' }),
  testCard('4000000000000044', ['avsUnchecked'], {
    line1: 'unavailable',
    postalCode: 'unavailable',
  }),
  // The captcha that these show at Stripe is taken as solved.
  testCard('4000000000001208', []),
  testCard('4000000000003725', []),
];
