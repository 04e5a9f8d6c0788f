/** The payment method: always a card here. https://docs.stripe.com/api/payment_methods/object */
import type Stripe from 'stripe';

import { emptyAddress, mergeAddress, type AddressChange } from '../../objects/address.ts';
import { changed, type Given } from '../../objects/unset.ts';
import type { Wire } from '../../objects/wire.ts';
import type { CardInput } from './card-input.ts';
import { fingerprintOf } from './card-number.ts';
import type { TestCard } from './test-card.ts';

export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type Card = Wire<Stripe.PaymentMethod.Card>;
export type CardChecks = Wire<Stripe.PaymentMethod.Card.Checks>;
export type BillingDetails = Wire<Stripe.PaymentMethod.BillingDetails>;

/** Billing details in a request; what is empty is taken back. */
export interface BillingDetailsChange {
  readonly address?: Given<AddressChange>;
  readonly email?: Given<string>;
  readonly name?: Given<string>;
  readonly phone?: Given<string>;
  readonly tax_id?: Given<string>;
}

export interface NewPaymentMethod {
  id: string;
  now: number;
  input: CardInput;
  billingDetails: BillingDetails;
  preferredNetwork: string | null;
  allowRedisplay: string;
  metadata: Record<string, string>;
}

/** A payment method that belongs to no customer yet. The number is not in it. */
export function newPaymentMethod(parts: NewPaymentMethod): PaymentMethod {
  const { id, now, input, billingDetails, preferredNetwork, allowRedisplay, metadata } = parts;
  return {
    id,
    object: 'payment_method',
    allow_redisplay: allowRedisplay,
    billing_details: billingDetails,
    card: newCard(input, preferredNetwork, uncheckedAs(billingDetails, input.hasCvc)),
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: 'card',
  };
}

function newCard(input: CardInput, preferredNetwork: string | null, checks: CardChecks): Card {
  const { card, expMonth, expYear } = input;
  return {
    brand: card.brand,
    checks,
    country: card.country,
    display_brand: displayBrand(preferredNetwork ?? card.brand),
    exp_month: expMonth,
    exp_year: expYear,
    fingerprint: fingerprintOf(card.number),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [...card.networks], preferred: preferredNetwork },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.threeDSecure !== 'not_supported' },
    wallet: null,
  };
}

/** The billing details after a request; those of a new payment method begin with nothing. */
export function mergeBillingDetails(
  current: BillingDetails | null,
  change: BillingDetailsChange | undefined,
): BillingDetails {
  const before = current ?? noBillingDetails();
  if (change === undefined) return before;
  return {
    address: mergeAddress(before.address, change.address) ?? emptyAddress(),
    email: changed(change.email, before.email),
    name: changed(change.name, before.name),
    phone: changed(change.phone, before.phone),
    tax_id: changed(change.tax_id, before.tax_id),
  };
}

/** What the bank says of what was given, once it was asked: when attached, or charged. */
export function checkedAs(card: TestCard, billing: BillingDetails, hasCvc: boolean): CardChecks {
  return {
    address_line1_check: hasLine(billing.address?.line1) ? card.line1 : null,
    address_postal_code_check: hasLine(billing.address?.postal_code) ? card.postalCode : null,
    cvc_check: hasCvc ? card.cvc : null,
  };
}

function uncheckedAs(billing: BillingDetails, hasCvc: boolean): CardChecks {
  return {
    address_line1_check: hasLine(billing.address?.line1) ? 'unchecked' : null,
    address_postal_code_check: hasLine(billing.address?.postal_code) ? 'unchecked' : null,
    cvc_check: hasCvc ? 'unchecked' : null,
  };
}

function hasLine(line: string | null | undefined): boolean {
  return line !== undefined && line !== null;
}

function noBillingDetails(): BillingDetails {
  return { address: emptyAddress(), email: null, name: null, phone: null, tax_id: null };
}

const displayBrands: ReadonlyMap<string, string> = new Map([
  ['amex', 'american_express'],
  ['diners', 'diners_club'],
  ['eftpos_au', 'eftpos_australia'],
  ['unionpay', 'union_pay'],
  ['unknown', 'other'],
]);

/** The same brand under the name by which it is shown to people. */
function displayBrand(brand: string): string {
  return displayBrands.get(brand) ?? brand;
}
