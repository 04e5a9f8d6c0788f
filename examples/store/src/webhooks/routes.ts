/** Which event is handled by what. All other events are stored and done. */
import type { Billhook } from 'billhook';

import { chargeDispute } from './charge-dispute.ts';
import { chargeRefunded } from './charge-refunded.ts';
import { checkoutSessionCompleted } from './checkout-session-completed.ts';
import { customerSubscriptionDeleted } from './customer-subscription-deleted.ts';
import { customerSubscriptionUpdated } from './customer-subscription-updated.ts';
import { invoicePaymentSucceeded } from './invoice-payment-succeeded.ts';
import { paymentIntentPaymentFailed } from './payment-intent-payment-failed.ts';
import { paymentIntentSucceeded } from './payment-intent-succeeded.ts';

/** Tells Billhook what this store does about which event. */
export function routeWebhooks(billhook: Billhook): void {
  billhook.on('checkout.session.completed', checkoutSessionCompleted);
  billhook.on('payment_intent.succeeded', paymentIntentSucceeded);
  billhook.on('payment_intent.payment_failed', paymentIntentPaymentFailed);
  billhook.on('charge.refunded', chargeRefunded);
  billhook.on('charge.dispute.created', chargeDispute);
  billhook.on('charge.dispute.updated', chargeDispute);
  billhook.on('charge.dispute.closed', chargeDispute);
  billhook.on('invoice.payment_succeeded', invoicePaymentSucceeded);
  billhook.on('customer.subscription.updated', customerSubscriptionUpdated);
  billhook.on('customer.subscription.deleted', customerSubscriptionDeleted);
}
