import type { StoredType, StoredTypes } from '../objects/object-types.ts';
import { Collection } from './collection.ts';
import { storedTypeOf } from './stored-type-of.ts';

/** All collections of the store, one for each type. */
export class Collections {
  readonly #byType = new Map<StoredType, Collection<StoredTypes[StoredType]>>();

  /** The collection of one type; empty when nothing of it was stored yet. */
  of<Type extends StoredType>(type: Type): Collection<StoredTypes[Type]> {
    let collection = this.#byType.get(type);
    if (collection === undefined) {
      collection = new Collection();
      this.#byType.set(type, collection);
    }
    // The map pairs each type with a collection of that type; the compiler can't express that.
    return collection as unknown as Collection<StoredTypes[Type]>;
  }

  /** Puts an object into the collection of its type. */
  put(object: StoredTypes[StoredType]): void {
    this.of<StoredType>(storedTypeOf(object)).put(object);
  }
}
