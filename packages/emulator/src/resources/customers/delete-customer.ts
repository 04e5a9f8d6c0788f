/** Deletes customers for good. https://docs.stripe.com/api/customers/delete */
import { deletedCustomer, type DeletedCustomer } from '../../objects/deleted-customer.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Customer } from './object.ts';

/** Removes the customer and announces it; from now on only its id is known. */
export function deleteCustomer(unit: UnitOfWork, customer: Customer): DeletedCustomer {
  unit.delete('customer', customer.id);
  unit.insert<'_deleted_customer'>({ object: '_deleted_customer', id: customer.id });
  unit.emit('customer.deleted', customer);
  return deletedCustomer(customer.id);
}
