/**
 * The invoice for what was bought in a session.
 * https://docs.stripe.com/payments/checkout/receipts
 */
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { accountOf, businessNameOf } from '../accounts/open-account.ts';
import { lineDescription } from '../invoices/line-description.ts';
import { invoiceLineObject } from '../invoices/line-object.ts';
import { draftInvoice } from '../invoices/object.ts';
import type { Session } from './object.ts';
import { lineItemsOf } from './session-lines.ts';

type Subscription = StripeObjects['subscription'];
type InvoiceLine = StripeObjects['invoice']['lines']['data'][number];

/** What the invoice is for. */
export interface SessionInvoice {
  id: string;
  session: Session;
  customer: string;
  /** The subscription that came of the session; null in payment mode. */
  subscription: Subscription | null;
}

/** Stores the draft of the invoice; announces nothing. */
export function draftSessionInvoice(unit: UnitOfWork, wanted: SessionInvoice): void {
  const { id, session, subscription } = wanted;
  const data = session.invoice_creation?.invoice_data;
  unit.insert<'invoice'>(
    draftInvoice({
      id,
      created: unit.now,
      accountCountry: accountOf(unit).country ?? null,
      accountName: businessNameOf(accountOf(unit)),
      customer: unit.mustGet('customer', wanted.customer),
      currency: session.currency ?? '',
      billingReason: subscription === null ? 'manual' : 'subscription_create',
      lines: linesOf(unit, wanted),
      subscription,
      metadata: data?.metadata ?? {},
      description: data?.description ?? null,
      footer: data?.footer ?? null,
      customFields: data?.custom_fields ?? null,
    }),
  );
}

function linesOf(unit: UnitOfWork, { id, session, subscription }: SessionInvoice): InvoiceLine[] {
  const items = [...(subscription?.items.data ?? [])];
  return lineItemsOf(unit, session.id).flatMap(({ price, quantity, amount_total, description }) => {
    if (price === null) return [];
    // Items were made from the recurring lines, in their order.
    const item = price.type === 'recurring' ? items.shift() : undefined;
    return invoiceLineObject({
      id: unit.newIdWithPrefix('il'),
      invoice: id,
      amount: amount_total,
      description: lineDescription(price, description ?? '', quantity ?? 1),
      price,
      quantity: quantity ?? 1,
      period:
        item === undefined
          ? { start: unit.now, end: unit.now }
          : { start: item.current_period_start, end: item.current_period_end },
      metadata: item === undefined ? {} : (subscription?.metadata ?? {}),
      subscription: subscription?.id ?? null,
      subscriptionItem: item?.id ?? null,
      invoiceItem: item === undefined ? unit.newIdWithPrefix('ii') : null,
    });
  });
}
