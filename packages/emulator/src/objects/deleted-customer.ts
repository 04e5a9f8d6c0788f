/**
 * What remains of a deleted customer: whoever asks for it, or expands a reference to it, is told
 * that it was deleted. https://docs.stripe.com/api/customers/delete
 */
import type { UnitOfWork } from '../store/unit-of-work.ts';

/** A deleted customer as replies show it. */
export interface DeletedCustomer {
  id: string;
  object: 'customer';
  deleted: true;
}

export function deletedCustomer(id: string): DeletedCustomer {
  return { id, object: 'customer', deleted: true };
}

/** The deleted customer with this id, or undefined when none has been deleted. */
export function findDeletedCustomer(unit: UnitOfWork, id: string): DeletedCustomer | undefined {
  return unit.get('_deleted_customer', id) && deletedCustomer(id);
}
