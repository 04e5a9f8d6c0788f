/** What there is to know of a test card: what it looks like, and how it acts. */
import type { CardDecline } from './card-decline.ts';

export type CardBrand =
  | 'amex'
  | 'diners'
  | 'discover'
  | 'jcb'
  | 'mastercard'
  | 'unionpay'
  | 'visa'
  | 'unknown';

/** What comes of a check of the CVC or of a part of the address, once it was given. */
export type CheckResult = 'pass' | 'fail' | 'unavailable';

/**
 * Whether the bank wants the customer to authenticate: never, because it can't (`not_supported`) or
 * because nobody asks for it (`supported`); for every payment (`required`); for payments with the
 * customer present always, and for others until the card was set up (`required_until_set_up`).
 */
export type ThreeDSecure = 'not_supported' | 'supported' | 'required' | 'required_until_set_up';

/** What Stripe does of itself some time after a payment or a refund went through. */
export type Aftermath =
  | 'dispute_fraudulent'
  | 'dispute_product_not_received'
  | 'dispute_inquiry'
  | 'dispute_multiple'
  | 'early_fraud_warning'
  | 'refund_pending'
  | 'refund_fails';

export interface TestCard {
  readonly number: string;
  /** What follows `pm_card_` and `tok_` in its test ids. */
  readonly names: readonly string[];
  readonly brand: CardBrand;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** Where it was issued, in two letters. */
  readonly country: string;
  /** The networks that can take a payment with it, the preferred one first. */
  readonly networks: readonly string[];
  /** What comes of a payment with it, after 3D Secure where that is due. */
  readonly charge: 'succeeds' | CardDecline;
  /** Why it can't be attached to a customer; null when it can. */
  readonly attach: CardDecline | null;
  readonly threeDSecure: ThreeDSecure;
  /** Whether it acts as if it had been set up for later payments already. */
  readonly setUp: boolean;
  readonly cvc: CheckResult;
  readonly line1: CheckResult;
  readonly postalCode: CheckResult;
  readonly riskLevel: 'normal' | 'elevated' | 'highest';
  readonly aftermath: Aftermath | null;
  /** Whether its money is available at once instead of pending for some days. */
  readonly bypassesPending: boolean;
}

/** A Visa credit card from the United States that succeeds, with what is different about it. */
export function testCard(
  number: string,
  names: readonly string[],
  differences: Partial<Omit<TestCard, 'number' | 'names'>> = {},
): TestCard {
  const brand = differences.brand ?? 'visa';
  return {
    number,
    names,
    brand,
    funding: 'credit',
    country: 'US',
    networks: [brand],
    charge: 'succeeds',
    attach: null,
    threeDSecure: 'supported',
    setUp: false,
    cvc: 'pass',
    line1: 'pass',
    postalCode: 'pass',
    riskLevel: 'normal',
    aftermath: null,
    bypassesPending: false,
    ...differences,
  };
}
