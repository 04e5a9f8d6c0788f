/** The charge: one attempt to take money from a card. https://docs.stripe.com/api/charges/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { CardDecline } from '../payment-methods/card-decline.ts';
import { bankDetails } from './bank-details.ts';
import { cardDetails, type CardChecks } from './card-details.ts';
import { approved, declined, type RiskLevel } from './outcome.ts';
import { calculatedStatementDescriptor } from './statement-descriptor.ts';

export type Charge = Wire<Stripe.Charge>;
type PaymentIntent = Wire<Stripe.PaymentIntent>;
type PaymentMethod = Wire<Stripe.PaymentMethod>;

/** What came of the attempt. */
export type ChargeResult =
  | { kind: 'captured'; riskLevel: RiskLevel }
  | { kind: 'authorized'; riskLevel: RiskLevel; captureBefore: number }
  /** The bank says only later what came of it. */
  | { kind: 'pending' }
  | { kind: 'declined'; decline: CardDecline };

export interface NewCharge {
  id: string;
  /** In Unix seconds. */
  now: number;
  /** Where the emulator is reached: the receipt is shown there. */
  baseUrl: string;
  paymentIntent: PaymentIntent;
  paymentMethod: PaymentMethod;
  /** Null when a bank account pays. */
  card: { details: Wire<Stripe.PaymentMethod.Card>; checks: CardChecks } | null;
  /** The permission to debit the account; null where none is needed. */
  mandate: string | null;
  authenticated: boolean;
  result: ChargeResult;
  /** Random letters for the numbers that the card network gives. */
  seed: string;
}

/** The charge of a payment intent; its metadata and descriptions come from the intent. */
export function newCharge(parts: NewCharge): Charge {
  const { id, now, baseUrl, paymentIntent, paymentMethod, result } = parts;
  const { amount } = paymentIntent;
  const failure = result.kind === 'declined' ? result.decline : null;
  return {
    id,
    object: 'charge',
    amount,
    amount_captured: result.kind === 'captured' ? amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: paymentMethod.billing_details.address,
      email: paymentMethod.billing_details.email,
      name: paymentMethod.billing_details.name,
      phone: paymentMethod.billing_details.phone,
      tax_id: paymentMethod.billing_details.tax_id,
    },
    calculated_statement_descriptor: calculatedStatementDescriptor(paymentIntent),
    captured: result.kind === 'captured' || result.kind === 'pending',
    created: now,
    currency: paymentIntent.currency,
    customer: paymentIntent.customer,
    description: paymentIntent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: failure?.blocked === true ? { stripe_report: 'fraudulent' } : {},
    livemode: false,
    metadata: paymentIntent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(result),
    paid: result.kind === 'captured' || result.kind === 'authorized',
    payment_intent: paymentIntent.id,
    payment_method: paymentMethod.id,
    payment_method_details: paymentMethodDetails(parts),
    radar_options: {},
    receipt_email: paymentIntent.receipt_email,
    receipt_number: null,
    receipt_url: failure === null ? `${baseUrl}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: paymentIntent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: paymentIntent.statement_descriptor,
    statement_descriptor_suffix: paymentIntent.statement_descriptor_suffix,
    status: statusOf(result),
    transfer_data: null,
    transfer_group: paymentIntent.transfer_group,
  };
}

function outcomeOf(result: ChargeResult): Charge['outcome'] {
  switch (result.kind) {
    case 'captured':
    case 'authorized':
      return approved(result.riskLevel);
    case 'pending':
      return approved('normal');
    case 'declined':
      return declined(result.decline);
  }
}

function statusOf({ kind }: ChargeResult): Charge['status'] {
  if (kind === 'declined') return 'failed';
  return kind === 'pending' ? 'pending' : 'succeeded';
}

function paymentMethodDetails(parts: NewCharge): Wire<Stripe.Charge.PaymentMethodDetails> {
  const { card, authenticated, paymentIntent, result, seed } = parts;
  if (card === null) return bankDetails(parts.paymentMethod, parts.mandate);
  return {
    card: cardDetails({
      card: card.details,
      checks: card.checks,
      amount: paymentIntent.amount,
      authorized: result.kind !== 'declined',
      captureBefore: result.kind === 'authorized' ? result.captureBefore : null,
      authenticated,
      seed,
    }),
    type: 'card',
  };
}
