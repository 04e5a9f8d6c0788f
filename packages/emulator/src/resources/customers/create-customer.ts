/** Creates customers, for the API and for Checkout. */
import type Stripe from 'stripe';

import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { attachPaymentMethod } from '../payment-methods/attach.ts';
import { checkDefaultPaymentMethod, checkEmail, refuseUnsupported } from './customer-rules.ts';
import { newCustomer, type Customer } from './object.ts';

/** Stores a customer and announces it; a payment method that comes along is attached to it. */
export function createCustomer(
  unit: UnitOfWork,
  parameters: Stripe.CustomerCreateParams,
): Customer {
  checkEmail(parameters.email);
  refuseUnsupported(parameters);
  const id = unit.newId('customer');
  const [, invoicePrefix = ''] = unit.newIdWithPrefix('prefix', 8).split('_');
  const { invoice_settings: invoiceSettings, payment_method: paymentMethod, ...plain } = parameters;
  const { default_payment_method: defaultPaymentMethod, ...otherSettings } = invoiceSettings ?? {};
  const customer = unit.insert<'customer'>(
    newCustomer({
      id,
      now: unit.now,
      invoicePrefix: invoicePrefix.toUpperCase(),
      parameters: { ...plain, invoice_settings: otherSettings },
    }),
  );
  if (paymentMethod === undefined) {
    checkDefaultPaymentMethod(unit, null, defaultPaymentMethod);
    unit.emit('customer.created', customer);
    return customer;
  }
  const attached = attachPaymentMethod(unit, paymentMethod, id);
  if (defaultPaymentMethod === undefined) {
    unit.emit('customer.created', customer);
    return customer;
  }
  // A test id stands for the payment method that was just made of it.
  const wanted = defaultPaymentMethod === paymentMethod ? attached.id : defaultPaymentMethod;
  checkDefaultPaymentMethod(unit, id, wanted);
  const complete = unit.update('customer', id, {
    invoice_settings: { ...customer.invoice_settings, default_payment_method: wanted },
  });
  unit.emit('customer.created', complete);
  return complete;
}
