import type { StoredType, StoredTypes } from '../objects/object-types.ts';

/** The type of a stored object. Stripe calls a line item's object `item`. */
export function storedTypeOf(object: StoredTypes[StoredType]): StoredType {
  return object.object === 'item' ? 'line_item' : object.object;
}
