/**
 * Stripe's objects as they are stored and sent: the SDK's own types, with two differences that hold
 * for every object. A reference is always an id (expansion happens when a reply is written), and a
 * decimal is the string that travels in JSON (the SDK makes a `Decimal` of it on arrival).
 */
import type Stripe from 'stripe';

type Decimal = Stripe.Decimal;

/** A reference such as `string | Customer | DeletedCustomer | null` becomes `string | null`. */
type WireProperty<P> = [Extract<P, { id: string }>] extends [never]
  ? Wire<P>
  : string extends P
    ? Exclude<P, { id: string }>
    : Wire<P>;

/** The JSON form of an SDK type: ids instead of expanded objects, strings instead of decimals. */
export type Wire<T> = T extends Decimal
  ? string
  : // The SDK's open enums (`'active' | OtherString`) are strings that would pass for objects below.
    T extends string
    ? T
    : T extends (infer Item)[]
      ? WireProperty<Item>[]
      : T extends object
        ? { [K in keyof T]: WireProperty<T[K]> }
        : T;

/** A full list inside an object or a reply, as Stripe sends it. */
export interface WireList<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}
