/** Postal addresses: all six lines are always there, null where nothing was given. */
import type Stripe from 'stripe';

import { changed, type Given } from './unset.ts';

export type Address = Stripe.Address;

/** The lines of an address in a request; an empty one is taken back. */
export type AddressChange = { readonly [Line in keyof Address]?: Address[Line] };

const noAddress: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** An address with none of its lines given: a payment method has it where a customer has null. */
export function emptyAddress(): Address {
  return { ...noAddress };
}

/** The address after a request: lines that are not named stay, an empty string unsets all. */
export function mergeAddress(
  current: Address | null,
  change: Given<AddressChange>,
): Address | null {
  if (change === undefined) return current;
  if (change === '' || change === null) return null;
  const before = current ?? noAddress;
  const line = (name: keyof Address): string | null => changed(change[name], before[name] ?? null);
  return {
    city: line('city'),
    country: line('country'),
    line1: line('line1'),
    line2: line('line2'),
    postal_code: line('postal_code'),
    state: line('state'),
  };
}
