/**
 * All state of the emulator. It changes in one way only: a unit of work is run against it, and
 * either all that it did is committed (written to the journal, its events announced) or nothing is.
 */
import type { StoredType, StoredTypes } from '../objects/object-types.ts';
import { Collection } from './collection.ts';
import { UnitOfWork, type UnitOfWorkSources } from './unit-of-work.ts';

/** What one unit of work changed, object by object; `after` is null for what it deleted. */
export interface Change {
  type: StoredType;
  id: string;
  before: StoredTypes[StoredType] | null;
  after: StoredTypes[StoredType] | null;
}

/** Is told of every commit, in order. */
export type CommitListener = (changes: readonly Change[]) => void;

export class Store {
  readonly #collections = new Map<StoredType, Collection<StoredTypes[StoredType]>>();
  readonly #listeners: CommitListener[] = [];
  readonly #sources: UnitOfWorkSources;

  constructor(sources: UnitOfWorkSources) {
    this.#sources = sources;
  }

  /** The collection of one type; empty when nothing of it was stored yet. */
  collection<Type extends StoredType>(type: Type): Collection<StoredTypes[Type]> {
    let collection = this.#collections.get(type);
    if (collection === undefined) {
      collection = new Collection();
      this.#collections.set(type, collection);
    }
    // The map pairs each type with a collection of that type; the compiler can't express that.
    return collection as unknown as Collection<StoredTypes[Type]>;
  }

  /**
   * Runs `work` and commits what it did, or undoes all of it when it throws, unless `keepsChanges`
   * says of the error that its changes stand (a declined charge is recorded, though the call fails).
   */
  run<Result>(
    work: (unit: UnitOfWork) => Result,
    keepsChanges: (error: unknown) => boolean = () => false,
  ): Result {
    const unit = new UnitOfWork(this, this.#sources);
    let result: Result;
    try {
      result = work(unit);
    } catch (error) {
      if (keepsChanges(error)) this.#commit(unit);
      else unit.undo();
      throw error;
    }
    this.#commit(unit);
    return result;
  }

  /** Calls `listener` after each commit. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** Puts back an object as it was read from the journal; nobody is told. */
  restore(object: StoredTypes[StoredType]): void {
    this.collection<StoredType>(storedTypeOf(object)).put(object);
  }

  #commit(unit: UnitOfWork): void {
    const changes = unit.changes();
    if (changes.length === 0) return;
    for (const listener of this.#listeners) listener(changes);
  }
}

/** The type of a stored object. Stripe calls a line item's object `item`. */
export function storedTypeOf(object: StoredTypes[StoredType]): StoredType {
  return object.object === 'item' ? 'line_item' : object.object;
}
