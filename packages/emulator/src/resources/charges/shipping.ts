/** Where and to whom something is shipped, as it stands in a payment intent and in its charge. */
import type Stripe from 'stripe';

import {
  emptyAddress,
  mergeAddress,
  type Address,
  type AddressChange,
} from '../../objects/address.ts';
import { orNull } from '../../objects/unset.ts';

/** Shipping details as a request gives them. */
export interface ShippingParameters {
  address: AddressChange;
  carrier?: string;
  name: string;
  phone?: string;
  tracking_number?: string;
}

/** With explicit nulls for what was not given. */
export interface CompleteShipping extends Stripe.Charge.Shipping {
  address: Address;
}

export function completeShipping(given: ShippingParameters): CompleteShipping {
  return {
    address: mergeAddress(emptyAddress(), given.address) ?? emptyAddress(),
    carrier: orNull(given.carrier),
    name: given.name,
    phone: orNull(given.phone),
    tracking_number: orNull(given.tracking_number),
  };
}
