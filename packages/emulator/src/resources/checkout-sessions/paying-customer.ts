/**
 * Who pays: the customer that the session was created for, or one that Checkout makes from what
 * was typed on the page.
 * https://docs.stripe.com/payments/checkout/guest-customers
 */
import type Stripe from 'stripe';

import { resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createCustomer } from '../customers/create-customer.ts';
import type { CheckoutPaymentRecord } from './checkout-payment-record.ts';
import type { Session } from './object.ts';

/** The id of the customer, made if the session is to have one; null for a guest. */
export function customerWhoPays(
  unit: UnitOfWork,
  session: Session,
  record: CheckoutPaymentRecord,
  address: Stripe.Address | null,
): string | null {
  if (record.customer !== null) return withEmail(unit, record.customer, record.email);
  if (!wantsCustomer(session)) return null;
  const customer = createCustomer(unit, {
    ...(record.email !== null && { email: record.email }),
    ...(record.name !== null && { name: record.name }),
    ...(address !== null && { address: addressParameters(address) }),
  });
  unit.update('_checkout_payment', session.id, { customer: customer.id });
  return customer.id;
}

/** A customer without an e-mail address gets the one that was typed on the page. */
function withEmail(unit: UnitOfWork, id: string, email: string | null): string {
  const customer = unit.get('customer', id);
  // It may have been deleted since the session was created.
  if (customer === undefined) throw resourceMissing('customer', id, 'customer');
  if (customer.email === null && email !== null) {
    unit.emit('customer.updated', unit.update('customer', id, { email }));
  }
  return id;
}

/** An invoice needs somebody to be addressed to. */
function wantsCustomer(session: Session): boolean {
  return session.customer_creation === 'always' || session.invoice_creation?.enabled === true;
}

function addressParameters(address: Stripe.Address): Stripe.AddressParam {
  return Object.fromEntries(Object.entries(address).filter(([, part]) => part !== null));
}
