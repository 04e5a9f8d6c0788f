/** Addresses and shipping details, with explicit nulls for what is not known. */
import type Stripe from 'stripe';

/** The parts of an address as a request gives them. */
interface AddressParts {
  city?: string | undefined;
  country?: string | undefined;
  line1?: string | undefined;
  line2?: string | undefined;
  postal_code?: string | undefined;
  state?: string | undefined;
}

/** The full address; an empty string is how a request unsets a part. */
export function completeAddress(parts: AddressParts): Stripe.Address {
  return {
    city: filled(parts.city),
    country: filled(parts.country),
    line1: filled(parts.line1),
    line2: filled(parts.line2),
    postal_code: filled(parts.postal_code),
    state: filled(parts.state),
  };
}

/** Where and to whom something is shipped, as a request gives it. */
export interface ShippingParts {
  address: AddressParts;
  carrier?: string;
  name: string;
  phone?: string;
  tracking_number?: string;
}

/** Shipping details as they stand in a payment intent and in its charge. */
export interface PaymentShipping {
  address: Stripe.Address;
  carrier: string | null;
  name: string;
  phone: string | null;
  tracking_number: string | null;
}

export function completeShipping(parts: ShippingParts): PaymentShipping {
  return {
    address: completeAddress(parts.address),
    carrier: filled(parts.carrier),
    name: parts.name,
    phone: filled(parts.phone),
    tracking_number: filled(parts.tracking_number),
  };
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
