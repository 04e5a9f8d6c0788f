/**
 * Cards that succeed, and make trouble later.
 * https://docs.stripe.com/testing#disputes, https://docs.stripe.com/testing#refunds
 */
import { testCard, type TestCard } from '../test-card.ts';

export const disputedCards: readonly TestCard[] = [
  testCard('4000000000000259', ['createDispute'], { aftermath: 'dispute_fraudulent' }),
  testCard('4000000000002685', ['createDisputeProductNotReceived'], {
    aftermath: 'dispute_product_not_received',
  }),
  testCard('4000000000001976', ['createDisputeInquiry'], { aftermath: 'dispute_inquiry' }),
  testCard('4000000000005423', ['createIssuerFraudRecord'], { aftermath: 'early_fraud_warning' }),
  testCard('4000000404000079', ['createMultipleDisputes'], { aftermath: 'dispute_multiple' }),
  testCard('4000000404000038', ['createCe3EligibleDispute'], { aftermath: 'dispute_fraudulent' }),
  testCard('4000008400000779', ['createComplianceDispute'], { aftermath: 'dispute_fraudulent' }),
  testCard('5105008400000002', ['createMastercardComplianceDispute'], {
    brand: 'mastercard',
    aftermath: 'dispute_fraudulent',
  }),
  testCard('4000000001000043', ['createAutoRepresentmentEligibleDispute'], {
    aftermath: 'dispute_fraudulent',
  }),
];

export const refundCards: readonly TestCard[] = [
  testCard('4000000000007726', ['pendingRefund'], { aftermath: 'refund_pending' }),
  testCard('4000000000005126', ['refundFail'], { aftermath: 'refund_fails' }),
];
