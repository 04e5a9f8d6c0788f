/** The payment methods of one customer. https://docs.stripe.com/api/payment_methods/customer_list */
import { operation, type Operation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { Reaction, UnitOfWork } from '../../store/unit-of-work.ts';
import { listPaymentMethods } from '../payment-methods/list.ts';
import { customerAtUrl } from './find-customer.ts';

export const list: Operation = operation(
  'GET /v1/customers/{id}/payment_methods',
  ({ unit, ids: [id = ''], parameters }) => {
    const customer = customerAtUrl(unit, id);
    const url = `/v1/customers/${customer.id}/payment_methods`;
    return listPaymentMethods(unit, customer.id, parameters, url);
  },
);

export const retrieve: Operation = operation(
  'GET /v1/customers/{customerId}/payment_methods/{id}',
  ({ unit, ids: [customerId = '', id = ''] }) => {
    const customer = customerAtUrl(unit, customerId);
    const paymentMethod = unit.get('payment_method', id);
    if (paymentMethod?.customer !== customer.id) {
      throw resourceMissing('PaymentMethod', id, 'payment_method', 404);
    }
    return paymentMethod;
  },
);

/** A payment method that is detached can't remain the one that invoices are paid with. */
export const forgetDetached: Reaction = (unit, paymentMethodId) => {
  for (const { id, invoice_settings: settings } of customersPayingWith(unit, paymentMethodId)) {
    const updated = unit.update('customer', id, {
      invoice_settings: { ...settings, default_payment_method: null },
    });
    unit.emit('customer.updated', updated);
  }
};

function customersPayingWith(unit: UnitOfWork, paymentMethodId: string) {
  return unit
    .all('customer')
    .filter(
      ({ invoice_settings: settings }) => settings.default_payment_method === paymentMethodId,
    );
}
