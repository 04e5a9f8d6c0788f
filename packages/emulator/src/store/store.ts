/**
 * All state of the emulator. It changes in one way only: a unit of work is run against it, and
 * either all that it did is committed (written to the journal, its events announced) or nothing is.
 */
import type { StoredType, StoredTypes } from '../objects/object-types.ts';
import type { Change } from './change.ts';
import type { Collection } from './collection.ts';
import { Collections } from './collections.ts';
import { UnitOfWork, type UnitOfWorkSources } from './unit-of-work.ts';

/** Is told of every commit, in order. */
export type CommitListener = (changes: readonly Change[]) => void;

export class Store {
  readonly #collections = new Collections();
  readonly #listeners: CommitListener[] = [];
  readonly #sources: UnitOfWorkSources;

  constructor(sources: UnitOfWorkSources) {
    this.#sources = sources;
  }

  /** The committed objects of one type. */
  collection<Type extends StoredType>(type: Type): Collection<StoredTypes[Type]> {
    return this.#collections.of(type);
  }

  /**
   * Runs `work` and commits what it did, or undoes all of it when it throws, unless `keepsChanges`
   * says of the error that its changes stand (a declined charge is recorded, though the call fails).
   */
  run<Result>(
    work: (unit: UnitOfWork) => Result,
    keepsChanges: (error: unknown) => boolean = () => false,
  ): Result {
    const unit = new UnitOfWork(this.#collections, this.#sources);
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
    this.#collections.put(object);
  }

  #commit(unit: UnitOfWork): void {
    const changes = unit.changes();
    if (changes.length === 0) return;
    for (const listener of this.#listeners) listener(changes);
  }
}
