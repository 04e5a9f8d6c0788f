/**
 * The objects of one type, in the order in which they were created. Objects are never changed in
 * place: an update puts a new object at the old one's position, so that whoever holds the old one
 * (an event, a reply on its way) keeps what it saw.
 */
export class Collection<T extends { id: string }> {
  readonly #byId = new Map<string, T>();
  #newestFirst: T[] | null = null;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  put(object: T): void {
    this.#byId.set(object.id, object);
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
