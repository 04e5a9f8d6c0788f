// No snapshot event says which payment intent was to pay a failed invoice: the first that names both comes when it is
// paid. Without that the mirror shows two failures where there is one, and an invoice without a reason. So Stripe is
// asked for the payments of such an invoice, as deferred work: after the transaction, and until it answers.
// https://docs.stripe.com/api/invoice-payment/list
import type { DeferredHandler } from '../deferred/deferred-handlers.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { idAt } from '../mirror/stripe-object.ts';
import type { Handler } from './handlers.ts';

/** The name of the deferred work. */
export const mirroringOfInvoicePayments = 'billhook.mirror-invoice-payments';

/** The events after which an invoice has a payment that nothing else tells of. */
export const failuresOfInvoices = [
  'invoice.payment_failed',
  'invoice.payment_action_required',
] as const;

export const deferMirroringOfInvoicePayments: Handler<
  (typeof failuresOfInvoices)[number]
> = async ({ event, account, defer }) => {
  await defer(mirroringOfInvoicePayments, { invoice: event.data.object.id, account });
};

export function mirrorInvoicePayments(mirror: Pick<Mirror, 'refreshList'>): DeferredHandler {
  return async ({ payload, signal }) => {
    const invoice = idAt(payload, 'invoice');
    if (invoice === undefined) return;
    await mirror.refreshList({
      type: 'invoice_payment',
      path: `/v1/invoice_payments?invoice=${encodeURIComponent(invoice)}`,
      account: idAt(payload, 'account') ?? '',
      signal,
    });
  };
}
