/**
 * The invoice payment: how much of an invoice a payment intent pays, or is meant to.
 * https://docs.stripe.com/api/invoice-payment/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

/** What an invoice payment is made of. */
export interface NewInvoicePayment {
  id: string;
  /** In whole Unix seconds. */
  created: number;
  invoice: string;
  paymentIntent: string;
  /** In the currency's minor unit. */
  amount: number;
  currency: string;
}

/** An invoice payment whose payment intent has already succeeded. */
export function paidInvoicePayment(payment: NewInvoicePayment): Wire<Stripe.InvoicePayment> {
  return {
    id: payment.id,
    object: 'invoice_payment',
    amount_paid: payment.amount,
    amount_requested: payment.amount,
    created: payment.created,
    currency: payment.currency,
    invoice: payment.invoice,
    is_default: true,
    livemode: false,
    payment: { payment_intent: payment.paymentIntent, type: 'payment_intent' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: payment.created },
  };
}
