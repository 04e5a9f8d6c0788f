// The savepoint behind which each event of a shared transaction is handled. There is one at a time: before the
// next event it is moved up in one statement, or left where it is if nothing was written since.
import type { Queryable } from '../../database/database.ts';

export class Savepoint {
  readonly #connection: Queryable;
  #state: 'none' | 'clean' | 'written' = 'none';

  constructor(connection: Queryable) {
    this.#connection = connection;
  }

  /** From here on, what is written can be undone. */
  async set(): Promise<void> {
    if (this.#state === 'none') await this.#connection.query('savepoint billhook_event');
    if (this.#state === 'written') {
      await this.#connection.query('release savepoint billhook_event; savepoint billhook_event');
    }
    this.#state = 'written';
  }

  /** Notes that something is written which is not to be undone with what comes next, although nothing was set for it. */
  passOver(): void {
    if (this.#state === 'clean') this.#state = 'written';
  }

  /** Undoes what was written since. */
  async rollBack(): Promise<void> {
    await this.#connection.query('rollback to savepoint billhook_event');
    this.#state = 'clean';
  }
}
