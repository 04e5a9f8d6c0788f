/**
 * What a charge says of the card it was made with.
 * https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

export type CardDetails = Wire<Stripe.Charge.PaymentMethodDetails.Card>;
export type CardChecks = Wire<Stripe.Charge.PaymentMethodDetails.Card.Checks>;
type ThreeDSecure = Wire<Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure>;

export interface CardCharge {
  card: Wire<Stripe.PaymentMethod.Card>;
  checks: CardChecks;
  /** What the charge asks for, in minor units. */
  amount: number;
  /** Whether the bank granted it. */
  authorized: boolean;
  /** Until when an authorization must be captured, in Unix seconds; null when it was at once. */
  captureBefore: number | null;
  /** Whether the customer passed a 3D Secure challenge for this charge. */
  authenticated: boolean;
  /** Random letters, from which the numbers that the network gives a charge are made. */
  seed: string;
}

export function cardDetails(charge: CardCharge): CardDetails {
  const { card, checks, amount, authorized, captureBefore, authenticated, seed } = charge;
  const digits = digitsFrom(seed);
  return {
    amount_authorized: authorized ? amount : null,
    authorization_code: digits.slice(0, 6),
    brand: card.brand,
    ...(captureBefore !== null && { capture_before: captureBefore }),
    checks,
    country: card.country,
    electronic_commerce_indicator: authenticated ? '05' : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: digits.slice(6, 21),
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: authenticated ? passedChallenge(seed) : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function passedChallenge(seed: string): ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: transactionId(seed),
    version: '2.2.0',
  };
}

/** The directory server's id of an authentication has the form of a UUID. */
function transactionId(seed: string): string {
  const hex = Buffer.from(seed + seed).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

function digitsFrom(seed: string): string {
  return Array.from(Buffer.from(seed), (byte) => byte % 10).join('');
}
