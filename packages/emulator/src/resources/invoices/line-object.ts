/**
 * The lines of an invoice.
 * https://docs.stripe.com/api/invoice-line-item/object
 */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';
import type { BillingPeriod } from '../subscriptions/billing-period.ts';

/** What a line is made of. */
export interface NewInvoiceLine {
  id: string;
  invoice: string;
  /** In the currency's minor unit. */
  amount: number;
  description: string;
  price: Wire<Stripe.Price>;
  quantity: number;
  period: BillingPeriod;
  metadata: Record<string, string>;
  subscription: string | null;
  /** The subscription item that it bills; null for a one-time price. */
  subscriptionItem: string | null;
  /** The invoice item behind the line of a one-time price; null for a subscription item. */
  invoiceItem: string | null;
}

export function invoiceLineObject(line: NewInvoiceLine): Wire<Stripe.InvoiceLineItem> {
  return {
    id: line.id,
    object: 'line_item',
    amount: line.amount,
    currency: line.price.currency,
    description: line.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: line.invoice,
    livemode: false,
    metadata: line.metadata,
    parent: parentOf(line),
    period: { end: line.period.end, start: line.period.start },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: line.price.id, product: line.price.product },
      type: 'price_details',
      unit_amount_decimal: line.price.unit_amount_decimal,
    },
    quantity: line.quantity,
    quantity_decimal: String(line.quantity),
    subscription: line.subscription,
    subtotal: line.amount,
    taxes: [],
  };
}

function parentOf(line: NewInvoiceLine): Wire<Stripe.InvoiceLineItem.Parent> | null {
  if (line.subscriptionItem !== null) {
    return {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: line.subscription,
        subscription_item: line.subscriptionItem,
      },
      type: 'subscription_item_details',
    };
  }
  if (line.invoiceItem === null) return null;
  return {
    invoice_item_details: {
      invoice_item: line.invoiceItem,
      proration: false,
      proration_details: { credited_items: null },
      subscription: line.subscription,
    },
    subscription_item_details: null,
    type: 'invoice_item_details',
  };
}
