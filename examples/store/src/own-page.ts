/** The payment of an order that is paid on a page of the store's own, not on the hosted checkout. */
import { money, type Billhook, type Payment } from 'billhook';

import type { Order } from './orders/order.ts';

/** What the page needs of Stripe. */
export interface StripeInBrowser {
  /** `pk_…`: it may be public, and can only pay. */
  publishableKey: string;
  /** Where Stripe.js comes from: Stripe, or the emulator. */
  scriptUrl: string;
}

/**
 * The order's one payment, begun when it is first asked for. A declined card, a reload and a second tab all come
 * back to it, and so does an order that a saved card was charged for in vain.
 */
export async function paymentOf(billhook: Billhook, order: Order): Promise<Payment> {
  const begun = await billhook.payments.forReference(order.id);
  const open = begun.find(({ outcome }) => outcome.status !== 'canceled');
  if (open !== undefined) return open;
  return billhook.payments.create({
    user: { id: order.visitor },
    amount: money(order.amount, order.currency),
    reference: order.id,
    setupFutureUsage: 'off_session',
  });
}
