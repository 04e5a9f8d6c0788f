/**
 * The objects of one type, in the order in which they were created. Objects are never changed in
 * place: an update puts a new object at the old one's position, so that whoever holds the old one
 * (an event, a reply on its way) keeps what it saw.
 */
export class Collection<T extends { id: string }> {
  readonly #byId = new Map<string, T>();
  /** In which order objects were created; a deleted one keeps its place, to be put back there. */
  readonly #places = new Map<string, number>();
  #placeCount = 0;
  #newestFirst: T[] | null = null;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  put(object: T): void {
    if (!this.#byId.has(object.id)) this.#places.set(object.id, this.#placeCount++);
    this.#byId.set(object.id, object);
    this.#newestFirst = null;
  }

  /** Puts a deleted object back to where it was. */
  putBack(object: T): void {
    const objects = [...this.#byId.values(), object];
    const placeOf = ({ id }: T): number => this.#places.get(id) ?? 0;
    this.#byId.clear();
    for (const one of objects.toSorted((a, b) => placeOf(a) - placeOf(b))) {
      this.#byId.set(one.id, one);
    }
    this.#newestFirst = null;
  }

  delete(id: string): void {
    if (this.#byId.delete(id)) this.#newestFirst = null;
  }

  /** All objects, oldest first. */
  values(): IterableIterator<T> {
    return this.#byId.values();
  }

  /** All objects, newest first: the order of Stripe's lists. The result is shared, not a copy. */
  newestFirst(): readonly T[] {
    this.#newestFirst ??= [...this.#byId.values()].toReversed();
    return this.#newestFirst;
  }
}
