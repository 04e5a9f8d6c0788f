// Gives equal things one name. Stripe's parameters repeat the same shapes hundreds of times (a payment method's
// options stand in create, update and confirm of several resources), which would make the tables many times larger.

/** Things by name, each thing only once. */
export class NamePool<T> {
  readonly #nameOf = new Map<string, string>();
  readonly #byName = new Map<string, T>();

  /** The name of a thing equal to this one; when it is new, it gets the name wished for, or one close to it. */
  nameFor(thing: T, wish: string): string {
    const key = JSON.stringify(thing);
    const known = this.#nameOf.get(key);
    if (known !== undefined) return known;
    const name = this.#free(wish);
    this.#nameOf.set(key, name);
    this.#byName.set(name, thing);
    return name;
  }

  /** All things, sorted by name. */
  toRecord(): Record<string, T> {
    return Object.fromEntries([...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #free(wish: string): string {
    let name = wish;
    for (let copy = 2; this.#byName.has(name); copy += 1) name = `${wish}~${copy}`;
    return name;
  }
}
