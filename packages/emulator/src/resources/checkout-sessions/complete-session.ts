/**
 * What comes of a session that has been paid, or has saved a card: in payment mode the payment itself and, if wanted, an
 * invoice for it; in subscription mode the subscription and its first invoice, which come into
 * being only now.
 *
 * The events follow in the order in which Stripe sends them: the session's own before those of the
 * subscription and the invoice.
 * https://docs.stripe.com/billing/subscriptions/build-subscriptions
 */
import type { StripeObjects } from '../../objects/object-types.ts';
import { newMetadata } from '../../objects/metadata.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { issuePaidInvoice, takeInvoiceNumber } from '../invoices/issue-invoice.ts';
import { startSubscription } from '../subscriptions/start-subscription.ts';
import { draftSessionInvoice } from './session-invoice.ts';
import type { Session } from './object.ts';
import { lineItemsOf } from './session-lines.ts';

type PaymentIntent = StripeObjects['payment_intent'];

/**
 * Completes a session and announces it. `paymentIntent` has succeeded or is authorized; it is null
 * when there was nothing to pay, or a card was saved.
 */
export function completeSession(
  unit: UnitOfWork,
  id: string,
  paymentIntent: PaymentIntent | null,
): void {
  const session = unit.mustGet('checkout.session', id);
  if (session.mode === 'subscription' && paymentIntent !== null) {
    completeWithSubscription(unit, session, paymentIntent);
  } else {
    completeWithPayment(unit, session, paymentIntent);
  }
}

/** The session that is being paid with this payment intent, if there is one and it is open. */
export function sessionPaidBy(unit: UnitOfWork, paymentIntent: string): Session | undefined {
  const record = unit
    .all('_checkout_payment')
    .find((candidate) => candidate.paymentIntent === paymentIntent);
  const session = record === undefined ? undefined : unit.get('checkout.session', record.id);
  return session?.status === 'open' ? session : undefined;
}

function completeWithPayment(
  unit: UnitOfWork,
  session: Session,
  paymentIntent: PaymentIntent | null,
): void {
  const { baseUrl, customer } = unit.mustGet('_checkout_payment', session.id);
  if (customer === null || session.invoice_creation?.enabled !== true) {
    announce(unit, session, paymentIntent, { customer });
    return;
  }
  const invoice = unit.newId('invoice');
  const number = takeInvoiceNumber(unit, customer);
  draftSessionInvoice(unit, { id: invoice, session, customer, subscription: null });
  announce(unit, session, paymentIntent, { customer, invoice });
  issuePaidInvoice(unit, invoice, { number, paymentIntent: paymentIntent?.id ?? null, baseUrl });
}

function completeWithSubscription(
  unit: UnitOfWork,
  session: Session,
  paymentIntent: PaymentIntent,
): void {
  const record = unit.mustGet('_checkout_payment', session.id);
  const { baseUrl, subscriptionData } = record;
  if (record.customer === null) throw new Error(`Nobody subscribes in ${session.id}`);
  const customer = record.customer;
  const invoice = unit.newId('invoice');
  const number = takeInvoiceNumber(unit, customer);
  const subscription = startSubscription(unit, {
    id: unit.newId('subscription'),
    customer,
    prices: lineItemsOf(unit, session.id).flatMap(({ price, quantity, metadata }) =>
      price?.type === 'recurring'
        ? [{ price, quantity: quantity ?? 1, metadata: metadata ?? {} }]
        : [],
    ),
    defaultPaymentMethod: paymentIntent.payment_method,
    latestInvoice: invoice,
    description: subscriptionData.description ?? null,
    metadata: newMetadata(subscriptionData.metadata),
  });
  setCurrency(unit, customer, subscription.currency);
  draftSessionInvoice(unit, { id: invoice, session, customer, subscription });
  announce(unit, session, paymentIntent, { customer, invoice, subscription: subscription.id });
  unit.emit('customer.subscription.created', subscription);
  issuePaidInvoice(unit, invoice, { number, paymentIntent: paymentIntent.id, baseUrl });
}

/** The first subscription settles in which currency a customer is billed. */
function setCurrency(unit: UnitOfWork, id: string, currency: string): void {
  if ((unit.mustGet('customer', id).currency ?? null) !== null) return;
  unit.emit('customer.updated', unit.update('customer', id, { currency }));
}

function announce(
  unit: UnitOfWork,
  session: Session,
  paymentIntent: PaymentIntent | null,
  made: Partial<Pick<Session, 'customer' | 'invoice' | 'subscription'>>,
): void {
  const complete = unit.update('checkout.session', session.id, {
    ...made,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    customer_details: customerDetails(
      unit,
      session,
      paymentIntent?.payment_method ?? cardSetUp(unit, session),
    ),
    payment_status: paymentStatus(paymentIntent),
    status: 'complete',
    url: null,
  });
  unit.emit('checkout.session.completed', complete);
}

function paymentStatus(paymentIntent: PaymentIntent | null): Session['payment_status'] {
  if (paymentIntent === null) return 'no_payment_required';
  // What is only authorized has still to be captured.
  return paymentIntent.status === 'succeeded' ? 'paid' : 'unpaid';
}

/** The card that a session saved; null when it saved none. */
function cardSetUp(unit: UnitOfWork, { setup_intent: id }: Session): string | null {
  return id === null ? null : unit.mustGet('setup_intent', id).payment_method;
}

function customerDetails(
  unit: UnitOfWork,
  session: Session,
  method: string | null,
): Session['customer_details'] {
  const { email, name } = unit.mustGet('_checkout_payment', session.id);
  const billing = method === null ? null : unit.get('payment_method', method)?.billing_details;
  return {
    address: billing?.address ?? null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: billing?.phone ?? null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}
