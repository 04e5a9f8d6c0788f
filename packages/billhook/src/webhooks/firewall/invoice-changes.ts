// What basil (2025-03-31) changed in invoices, their lines and invoice items: where they come from became
// `parent`, what they cost `pricing`, and their taxes one list.
//
// https://docs.stripe.com/changelog/basil
import { idOf, isShape, type Shape, shapesIn, withList, without } from './shape.ts';

/** Which payments an invoice has is no longer on it: `invoice.payments` must be asked for. */
export function basilInvoice(old: Shape): Shape {
  const moved = withList(old, 'lines', basilLineItem);
  const discount = idOf(old['discount']);
  return {
    ...without(
      moved,
      'application_fee_amount',
      'charge',
      'discount',
      'paid',
      'paid_out_of_band',
      'payment_intent',
      'quote',
      'subscription',
      'subscription_details',
      'subscription_proration_date',
      'tax',
      'total_tax_amounts',
      'transfer_data',
    ),
    discounts: old['discounts'] ?? (discount === undefined ? [] : [discount]),
    parent: old['parent'] ?? invoiceParent(old),
    total_taxes: old['total_taxes'] ?? taxes(old['total_tax_amounts']),
  };
}

export function basilLineItem(old: Shape): Shape {
  if ('parent' in old && 'pricing' in old) return old;
  return {
    ...without(
      old,
      'amount_excluding_tax',
      'invoice_item',
      'plan',
      'price',
      'proration',
      'proration_details',
      'subscription_item',
      'tax_amounts',
      'tax_rates',
      'type',
      'unit_amount_excluding_tax',
    ),
    parent: lineParent(old),
    pricing: pricing(old),
    taxes: taxes(old['tax_amounts']),
  };
}

export function basilInvoiceItem(old: Shape): Shape {
  if ('parent' in old && 'pricing' in old) return old;
  const subscription = idOf(old['subscription']);
  const details = { subscription, subscription_item: idOf(old['subscription_item']) ?? null };
  return {
    ...without(
      old,
      'plan',
      'price',
      'subscription',
      'subscription_item',
      'unit_amount',
      'unit_amount_decimal',
    ),
    parent:
      subscription === undefined
        ? null
        : { type: 'subscription_details', subscription_details: details },
    pricing: pricing(old),
  };
}

function invoiceParent(old: Shape): Shape | null {
  const subscription = idOf(old['subscription']);
  if (subscription !== undefined) {
    const details = isShape(old['subscription_details']) ? old['subscription_details'] : {};
    const prorated = old['subscription_proration_date'];
    return {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: {
        metadata: details['metadata'] ?? null,
        subscription,
        ...(prorated == null ? {} : { subscription_proration_date: prorated }),
      },
    };
  }
  const quote = idOf(old['quote']);
  if (quote === undefined) return null;
  return { type: 'quote_details', quote_details: { quote }, subscription_details: null };
}

function lineParent(old: Shape): Shape | null {
  const invoiceItem = idOf(old['invoice_item']);
  const common = {
    proration: old['proration'] ?? false,
    proration_details: old['proration_details'] ?? null,
    subscription: idOf(old['subscription']) ?? null,
  };
  if (invoiceItem !== undefined) {
    return {
      type: 'invoice_item_details',
      invoice_item_details: { ...common, invoice_item: invoiceItem },
      subscription_item_details: null,
    };
  }
  const item = idOf(old['subscription_item']);
  if (item === undefined) return null;
  return {
    type: 'subscription_item_details',
    invoice_item_details: null,
    subscription_item_details: { ...common, invoice_item: null, subscription_item: item },
  };
}

function pricing(old: Shape): Shape | null {
  const price = isShape(old['price']) ? old['price'] : undefined;
  const id = idOf(old['price']);
  if (id === undefined) return null;
  return {
    type: 'price_details',
    price_details: { price: id, product: idOf(price?.['product']) ?? '' },
    unit_amount_decimal: old['unit_amount_decimal'] ?? price?.['unit_amount_decimal'] ?? null,
  };
}

function taxes(amounts: unknown): Shape[] {
  return shapesIn(amounts).map((amount) => ({
    amount: amount['amount'],
    tax_behavior: amount['inclusive'] === true ? 'inclusive' : 'exclusive',
    tax_rate_details: { tax_rate: idOf(amount['tax_rate']) ?? null },
    taxability_reason: amount['taxability_reason'] ?? 'not_available',
    taxable_amount: amount['taxable_amount'] ?? null,
    type: 'tax_rate_details',
  }));
}
