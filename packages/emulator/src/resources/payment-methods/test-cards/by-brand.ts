/** Cards that succeed, by brand. https://docs.stripe.com/testing#cards */
import { testCard, type TestCard } from '../test-card.ts';

export const cardsByBrand: readonly TestCard[] = [
  testCard('4242424242424242', ['visa', 'us']),
  testCard('4012888888881881', []),
  testCard('4000056655665556', ['visa_debit'], { funding: 'debit' }),
  testCard('5555555555554444', ['mastercard'], { brand: 'mastercard' }),
  testCard('2223003122003222', [], { brand: 'mastercard' }),
  testCard('5200828282828210', ['mastercard_debit'], { brand: 'mastercard', funding: 'debit' }),
  testCard('5105105105105100', ['mastercard_prepaid'], { brand: 'mastercard', funding: 'prepaid' }),
  testCard('378282246310005', ['amex', 'amex_threeDSecureNotSupported'], {
    brand: 'amex',
    threeDSecure: 'not_supported',
  }),
  testCard('371449635398431', [], { brand: 'amex', threeDSecure: 'not_supported' }),
  testCard('6011111111111117', ['discover'], { brand: 'discover' }),
  testCard('6011000990139424', [], { brand: 'discover' }),
  testCard('6011981111111113', [], { brand: 'discover', funding: 'debit' }),
  testCard('3056930009020004', ['diners'], { brand: 'diners' }),
  testCard('36227206271667', [], { brand: 'diners' }),
  testCard('30569309025904', [], { brand: 'diners' }),
  testCard('38520000023237', [], { brand: 'diners' }),
  // BCcard and DinaCard run on the Discover network.
  testCard('6555900000604105', [], { brand: 'discover', country: 'KR' }),
  testCard('3566002020360505', ['jcb'], { brand: 'jcb', country: 'JP' }),
  testCard('3530111333300000', [], { brand: 'jcb', country: 'JP' }),
  testCard('6200000000000005', ['unionpay'], { brand: 'unionpay', country: 'CN' }),
  testCard('6200000000000047', [], { brand: 'unionpay', country: 'CN', funding: 'debit' }),
  testCard('6205500000000000004', [], { brand: 'unionpay', country: 'CN' }),
];

/** Cards of two networks; the customer may say which one to use. */
export const coBrandedCards: readonly TestCard[] = [
  testCard('4000002500001001', ['visa_cartesBancaires'], {
    country: 'FR',
    networks: ['cartes_bancaires', 'visa'],
  }),
  testCard('5555552500001001', ['mastercard_cartesBancaires'], {
    brand: 'mastercard',
    country: 'FR',
    networks: ['cartes_bancaires', 'mastercard'],
  }),
  testCard('4000050360000001', ['visa_debit_eftposAuCoBranded'], {
    country: 'AU',
    funding: 'debit',
    networks: ['eftpos_au', 'visa'],
  }),
  testCard('5555050360000080', ['mastercard_debit_eftposAuCoBranded'], {
    brand: 'mastercard',
    country: 'AU',
    funding: 'debit',
    networks: ['eftpos_au', 'mastercard'],
  }),
];

/** Cards for health expenses in the United States. https://docs.stripe.com/testing#hsa-fsa-cards */
export const healthCards: readonly TestCard[] = [
  testCard('4000051230000072', ['debit_visaFsaProductCode', 'debit_visaHsaProductCode'], {
    funding: 'debit',
  }),
  testCard('5200828282828897', ['mastercard_debit_mastercardFsaProductCode'], {
    brand: 'mastercard',
    funding: 'debit',
  }),
];

/** Cards whose payments are available at once. https://docs.stripe.com/testing#available-balance */
export const availableBalanceCards: readonly TestCard[] = [
  testCard('4000000000000077', ['bypassPending'], { bypassesPending: true }),
  testCard('4000003720000278', ['bypassPendingInternational'], {
    bypassesPending: true,
    country: 'IE',
  }),
  testCard('4000000000000093', ['domesticPricing']),
];
