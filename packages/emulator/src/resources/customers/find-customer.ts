/** Finds the customer that a request is about. */
import { resourceMissing } from '../../http/stripe-error.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Customer } from './object.ts';

/** The customer that the URL names; a deleted one is as unknown as one that never was. */
export function customerAtUrl(unit: UnitOfWork, id: string): Customer {
  const customer = unit.get('customer', id);
  if (customer === undefined) throw resourceMissing('customer', id);
  return customer;
}
