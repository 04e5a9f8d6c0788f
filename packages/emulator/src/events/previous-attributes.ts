/**
 * What an `…updated` event says of the object before the change: the old values of what changed.
 * Nested objects are compared field by field, lists and other values as a whole, as Stripe does.
 */
type Fields = Record<string, unknown>;

/** The old values of all that differs; fields that the old object lacked are given as null. */
export function previousAttributes(before: Fields, after: Fields): Fields {
  const previous: Fields = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[key];
    const current = after[key];
    if (sameValue(old, current)) continue;
    previous[key] =
      isPlainObject(old) && isPlainObject(current)
        ? previousAttributes(old, current)
        : (old ?? null);
  }
  return previous;
}

/** Whether two values are the same in JSON. */
export function sameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
