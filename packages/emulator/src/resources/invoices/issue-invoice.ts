/**
 * The way of an invoice from a draft to one that is paid, with the events that Stripe sends for it.
 * https://docs.stripe.com/invoicing/integration/workflow-transitions
 */
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { accountId } from '../accounts/accounts.ts';
import { paidInvoicePayment } from '../invoice-payments/object.ts';
import { finalization, fullPayment } from './object.ts';

type Invoice = StripeObjects['invoice'];

/** What an invoice is issued and paid with. */
export interface Issue {
  number: string;
  /** The payment intent that has paid it; null when nothing was due. */
  paymentIntent: string | null;
  /** Where the emulator is reached, without a trailing slash. */
  baseUrl: string;
}

/** The next number in the sequence of a customer's invoices, such as `F81D4FAE-0001`; it is used up. */
export function takeInvoiceNumber(unit: UnitOfWork, customerId: string): string {
  const customer = unit.mustGet('customer', customerId);
  const sequence = customer.next_invoice_sequence ?? 1;
  unit.update('customer', customerId, { next_invoice_sequence: sequence + 1 });
  return `${customer.invoice_prefix ?? 'INVOICE'}-${String(sequence).padStart(4, '0')}`;
}

/** Announces a stored draft, finalizes it and has it paid in full; gives it as it is then. */
export function issuePaidInvoice(unit: UnitOfWork, id: string, issue: Issue): Invoice {
  const draft = unit.mustGet('invoice', id);
  unit.emit('invoice.created', draft);
  const url = `${issue.baseUrl}/i/${accountId}/${unit.newIdWithPrefix('test', 40)}`;
  const open = unit.update(
    'invoice',
    id,
    finalization(draft, { number: issue.number, url, now: unit.now }),
  );
  unit.emit('invoice.finalized', open);
  const paid = unit.update('invoice', id, fullPayment(open, unit.now));
  unit.emit('invoice.paid', paid);
  unit.emit('invoice.payment_succeeded', paid);
  if (issue.paymentIntent !== null) recordPayment(unit, paid, issue.paymentIntent);
  return paid;
}

function recordPayment(unit: UnitOfWork, invoice: Invoice, paymentIntent: string): void {
  const payment = unit.insert<'invoice_payment'>(
    paidInvoicePayment({
      id: unit.newId('invoice_payment'),
      created: unit.now,
      invoice: invoice.id,
      paymentIntent,
      amount: invoice.amount_paid,
      currency: invoice.currency,
    }),
  );
  unit.emit('invoice_payment.paid', payment);
}
