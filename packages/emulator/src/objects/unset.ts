/**
 * How a request leaves a field out or takes it back: a parameter that is absent leaves the field as
 * it is, an empty string unsets it, which Stripe shows as null.
 */

/** A parameter that may unset its field; the SDK's types allow null for the empty string. */
export type Given<T> = T | '' | null | undefined;

/** The value of a field of a new object: what was given, or null. */
export function orNull<T>(given: Given<T>): T | null {
  return given === undefined || given === '' ? null : given;
}

/** The value of a field after an update: what was given, null when unset, else as before. */
export function changed<T>(given: Given<T>, current: T | null): T | null {
  return given === undefined ? current : orNull(given);
}
