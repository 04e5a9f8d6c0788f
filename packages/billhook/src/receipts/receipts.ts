// A payment as a person wants it: how much, when, with which card, the receipt, and what was given back.
import type Stripe from 'stripe';

import { type Money, moneyFromStripe } from '../money/money.ts';
import { idOf } from '../payments/outcome.ts';
import type { Refund } from '../refunds/refund.ts';
import type { Refunds } from '../refunds/refunds.ts';
import { refundedOf } from '../refunds/what-is-left.ts';
import type { Gate } from '../stripe/gate.ts';
import { linkOf } from '../webhooks/link.ts';

export interface Receipt {
  /** The payment intent's id. */
  readonly payment: string;
  /** The app's own id of what was paid. */
  readonly reference: string | null;
  /** What was paid. */
  readonly amount: Money;
  /** What of it was given back, or is on its way back. */
  readonly refunded: Money;
  readonly paidAt: Date;
  /** Such as `card`; with the brand and the last four digits of a card. */
  readonly method: {
    readonly type: string;
    readonly brand: string | null;
    readonly last4: string | null;
  } | null;
  /** Stripe's page of the receipt, for the customer. */
  readonly url: string | null;
  /** As it stands on the receipts that were mailed; null when none was. */
  readonly number: string | null;
  /** Where the receipt was mailed. */
  readonly email: string | null;
  /** The newest first. */
  readonly refunds: readonly Refund[];
}

export interface Receipts {
  /**
   * The receipt of a payment; null while nothing was paid.
   *
   * @param payment the payment intent's id.
   * @throws StripeUnavailableError, or Stripe's error for a payment that it does not know.
   * @see https://docs.stripe.com/receipts
   */
  get(payment: string): Promise<Receipt | null>;
}

export interface ReceiptParts {
  readonly stripe: Stripe;
  readonly gate: Gate;
  readonly refunds: Refunds;
}

export function createReceipts({ stripe, gate, refunds }: ReceiptParts): Receipts {
  return {
    get: async (payment) => {
      const intent = await gate.call(async (options) =>
        stripe.paymentIntents.retrieve(payment, { expand: ['latest_charge'] }, { ...options }),
      );
      const charge = intent.latest_charge;
      if (charge === null || typeof charge === 'string') return null;
      if (!charge.paid || charge.amount_captured === 0) return null;
      const given = refundedOf(charge) === 0 ? [] : await refunds.list({ payment });
      return receiptOf(intent, charge, given);
    },
  };
}

function receiptOf(
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  refunds: readonly Refund[],
): Receipt {
  return {
    payment: idOf(charge.payment_intent) ?? intent.id,
    reference: linkOf(intent).reference,
    amount: moneyFromStripe(charge.amount_captured, charge.currency),
    refunded: moneyFromStripe(refundedOf(charge), charge.currency),
    paidAt: new Date(charge.created * 1000),
    method: methodOf(charge),
    url: charge.receipt_url,
    number: charge.receipt_number,
    email: charge.receipt_email,
    refunds,
  };
}

function methodOf(charge: Stripe.Charge): Receipt['method'] {
  const details = charge.payment_method_details;
  if (details === null) return null;
  const { type, card, sepa_debit: sepa, us_bank_account: bank } = details;
  return {
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? sepa?.last4 ?? bank?.last4 ?? null,
  };
}
