/**
 * The invoice object, complete, as Stripe's API reference shows it.
 * https://docs.stripe.com/api/invoices/object
 */
import type Stripe from 'stripe';

import { embeddedList } from '../../http/list.ts';
import type { Wire } from '../../objects/wire.ts';

type Invoice = Wire<Stripe.Invoice>;

/** What an invoice is made of. */
export interface NewInvoice {
  id: string;
  /** In whole Unix seconds. */
  created: number;
  accountCountry: string | null;
  accountName: string | null;
  customer: Wire<Stripe.Customer>;
  currency: string;
  billingReason: 'manual' | 'subscription_create';
  lines: Wire<Stripe.InvoiceLineItem>[];
  /** The subscription that it bills, with the metadata that it has at this time; null for none. */
  subscription: { id: string; metadata: Record<string, string> } | null;
  metadata: Record<string, string>;
  description: string | null;
  footer: string | null;
  customFields: Wire<Stripe.Invoice.CustomField>[] | null;
}

/** A draft: its amounts stand, but it has no number yet and nothing is due. */
export function draftInvoice(invoice: NewInvoice): Invoice {
  const total = invoice.lines.reduce((sum, line) => sum + line.amount, 0);
  return {
    id: invoice.id,
    object: 'invoice',
    account_country: invoice.accountCountry,
    account_name: invoice.accountName,
    account_tax_ids: null,
    ...amounts(total),
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: false,
    automatic_tax: noAutomaticTax,
    automatically_finalizes_at: null,
    billing_reason: invoice.billingReason,
    collection_method: 'charge_automatically',
    created: invoice.created,
    currency: invoice.currency,
    custom_fields: invoice.customFields,
    ...customerFields(invoice.customer),
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: invoice.description,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: invoice.footer,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: embeddedList(invoice.lines, `/v1/invoices/${invoice.id}/lines`),
    livemode: false,
    metadata: invoice.metadata,
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: parentOf(invoice.subscription),
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: null,
    },
    // A first invoice is for what comes: its own period is the moment at which it was made.
    period_end: invoice.created,
    period_start: invoice.created,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    test_clock: null,
    webhooks_delivered_at: null,
  };
}

/** What changes when an invoice gets its number and falls due. */
export function finalization(
  invoice: Invoice,
  { number, url, now }: { number: string; url: string; now: number },
): Partial<Invoice> {
  return {
    effective_at: now,
    ending_balance: 0,
    hosted_invoice_url: url,
    invoice_pdf: `${url}/pdf`,
    number,
    status: 'open',
    status_transitions: { ...invoice.status_transitions, finalized_at: now },
  };
}

/** What changes when an invoice has been paid in full. */
export function fullPayment(invoice: Invoice, now: number): Partial<Invoice> {
  return {
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.amount_due === 0 ? 0 : 1,
    attempted: true,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  };
}

function amounts(total: number) {
  return {
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance: 0,
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
  } satisfies Partial<Invoice>;
}

/** An invoice keeps who the customer was when it was made, whatever becomes of them. */
function customerFields(customer: Wire<Stripe.Customer>) {
  return {
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: customer.shipping,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: [],
  } satisfies Partial<Invoice>;
}

function parentOf(subscription: NewInvoice['subscription']): Invoice['parent'] {
  if (subscription === null) return null;
  return {
    quote_details: null,
    subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    type: 'subscription_details',
  };
}

const noAutomaticTax: Invoice['automatic_tax'] = {
  disabled_reason: null,
  enabled: false,
  liability: null,
  provider: null,
  status: null,
};
