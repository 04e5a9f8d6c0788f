// The types of event that the flows of the storm make; each has a handler.
import type { EventType } from 'billhook';

export const eventTypes = [
  'charge.failed',
  'charge.succeeded',
  'charge.updated',
  'checkout.session.completed',
  'customer.created',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.updated',
  'customer.updated',
  'invoice.created',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice.updated',
  'invoice_payment.paid',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payment_method.attached',
  'price.created',
  'product.created',
] as const satisfies readonly EventType[];

export type StormEventType = (typeof eventTypes)[number];
