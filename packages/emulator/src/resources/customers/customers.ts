/** Customers. https://docs.stripe.com/api/customers */
import { announceUpdate } from '../../events/announce-update.ts';
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { unsupported } from '../../http/stripe-error.ts';
import { findDeletedCustomer } from '../../objects/deleted-customer.ts';
import type { Resource } from '../resource.ts';
import { createCustomer } from './create-customer.ts';
import * as customerPaymentMethods from './customer-payment-methods.ts';
import { checkDefaultPaymentMethod, checkEmail, refuseUnsupported } from './customer-rules.ts';
import { deleteCustomer } from './delete-customer.ts';
import { customerAtUrl } from './find-customer.ts';
import { customerChanges } from './object.ts';

const create = operation('POST /v1/customers', ({ unit, parameters }) =>
  createCustomer(unit, parameters),
);

/** A deleted customer can still be retrieved, as `{ id, object, deleted: true }`. */
const retrieve = operation(
  'GET /v1/customers/{id}',
  ({ unit, ids: [id = ''] }) => findDeletedCustomer(unit, id) ?? customerAtUrl(unit, id),
);

const update = operation('POST /v1/customers/{id}', ({ unit, ids: [id = ''], parameters }) => {
  const customer = customerAtUrl(unit, id);
  checkEmail(parameters.email);
  refuseUnsupported(parameters);
  const { default_payment_method: paymentMethod } = parameters.invoice_settings ?? {};
  checkDefaultPaymentMethod(unit, customer.id, paymentMethod);
  const changes = customerChanges(customer, parameters);
  return announceUpdate(unit, 'customer.updated', 'customer', customer.id, changes);
});

const remove = operation('DELETE /v1/customers/{id}', ({ unit, ids: [id = ''] }) =>
  deleteCustomer(unit, customerAtUrl(unit, id)),
);

/** The e-mail address must be the same letter by letter. */
const list = operation('GET /v1/customers', ({ unit, parameters }) => {
  const { created, email, test_clock: testClock } = parameters;
  if (testClock !== undefined) throw unsupported('test clocks', 'test_clock');
  return page({
    objects: unit.all('customer'),
    parameters,
    url: '/v1/customers',
    noun: 'customer',
    where: (customer) =>
      inRange(customer.created, created) && (email === undefined || customer.email === email),
  });
});

export const customers: Resource = {
  operations: [
    create,
    retrieve,
    update,
    remove,
    list,
    customerPaymentMethods.list,
    customerPaymentMethods.retrieve,
  ],
  reactions: { 'payment_method.detached': customerPaymentMethods.forgetDetached },
};
