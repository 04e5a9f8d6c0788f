// Commits what arrives at the same time together: while one insert is being committed, deliveries gather for
// the next, so that the number of commits does not grow with the number of events.
//
// What gathers is bounded by count and by bytes, and so is the time that anyone waits. Beyond these bounds
// a delivery is turned away, and Stripe sends it again: better than to hold in memory what may never be stored.
import type { Queryable } from '../../database/database.ts';
import { sqlStateOf } from '../../database/sql-state.ts';
import { OverloadedError } from '../../errors/overloaded-error.ts';
import type { Logger } from '../../logging/logger.ts';
import { insertEvents } from '../inbox/insert-events.ts';
import type { NewEvent } from '../parse-event.ts';

export interface IngestSettings {
  /** The most events that wait to be stored. */
  readonly maxWaitingEvents: number;
  /** The most bytes of payload that wait to be stored. */
  readonly maxWaitingBytes: number;
  /** How long a delivery waits before it is turned away, in milliseconds. */
  readonly maxWaitMs: number;
}

export interface GroupCommitParts {
  readonly database: Queryable;
  readonly settings: IngestSettings;
  readonly logger: Logger;
  /** Told after a commit of the events that it has brought. */
  readonly onStored: (events: readonly NewEvent[]) => void;
}

export interface GroupCommit {
  /**
   * Stores an event.
   *
   * @returns true when it is new. In either case it is committed when this returns.
   * @throws OverloadedError when too many wait or it took too long; the database's error when it failed.
   *   In both cases nothing may be acknowledged.
   */
  store(event: NewEvent): Promise<boolean>;
  /** @throws OverloadedError when there is no room, so that the body need not even be read. */
  assertRoom(): void;
}

interface Waiting {
  readonly event: NewEvent;
  readonly bytes: number;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
  /** Whether the one who delivered it is still waiting. */
  waits: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * One insert at a time, as each has its price: a second one begins when there is a full batch for it, or when the first
 * is slow, so that nobody waits long for what it may be stuck on.
 */
const maxInserts = 2;
/** In milliseconds. */
const slowAfterMs = 5;
const maxBatchEvents = 128;
const maxBatchBytes = 4 * 1024 * 1024;

export function createGroupCommit(parts: GroupCommitParts): GroupCommit {
  return new BoundedGroupCommit(parts);
}

class BoundedGroupCommit implements GroupCommit {
  readonly #parts: GroupCommitParts;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #inserts = 0;
  /** The batches of the inserts that are not slow, or not yet. */
  readonly #quick = new Set<readonly Waiting[]>();
  #scheduled = false;

  constructor(parts: GroupCommitParts) {
    this.#parts = parts;
  }

  assertRoom(): void {
    const { maxWaitingEvents, maxWaitingBytes } = this.#parts.settings;
    if (this.#waiting.length < maxWaitingEvents && this.#waitingBytes < maxWaitingBytes) return;
    throw new OverloadedError(
      `${this.#waiting.length} events with ${this.#waitingBytes} bytes wait for the database already.`,
    );
  }

  async store(event: NewEvent): Promise<boolean> {
    this.assertRoom();
    return new Promise<boolean>((resolve, reject) => {
      const bytes = event.payload.length;
      const waiting: Waiting = { event, bytes, resolve, reject, waits: true };
      this.#giveUpInTime(waiting);
      this.#waiting.push(waiting);
      this.#waitingBytes += bytes;
      this.#schedule();
    });
  }

  #giveUpInTime(waiting: Waiting): void {
    const { maxWaitMs } = this.#parts.settings;
    waiting.timer = setTimeout(() => {
      settle(waiting, () => {
        waiting.reject(
          new OverloadedError(`The database did not store the event within ${maxWaitMs} ms.`),
        );
      });
    }, maxWaitMs);
    waiting.timer.unref();
  }

  /** Waits for the end of this turn of the event loop: what was read in it goes together. */
  #schedule(): void {
    if (this.#scheduled || !this.#mayInsert()) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#mayInsert()) void this.#insertNext();
    });
  }

  #mayInsert(): boolean {
    if (this.#waiting.length === 0 || this.#inserts >= maxInserts) return false;
    return this.#quick.size === 0 || this.#waiting.length >= maxBatchEvents;
  }

  async #insertNext(): Promise<void> {
    const batch = this.#takeBatch();
    if (batch.length === 0) return;
    this.#inserts += 1;
    this.#quick.add(batch);
    const noLongerQuick = (): void => {
      this.#quick.delete(batch);
      this.#schedule();
    };
    const timer = setTimeout(noLongerQuick, slowAfterMs);
    try {
      await this.#insert(batch);
    } finally {
      clearTimeout(timer);
      this.#inserts -= 1;
      noLongerQuick();
    }
  }

  #takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    let bytes = 0;
    while (batch.length < maxBatchEvents && bytes < maxBatchBytes) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      this.#waitingBytes -= next.bytes;
      // Whoever was told to come again will; there is no need to store it meanwhile.
      if (!next.waits) continue;
      bytes += next.bytes;
      batch.push(next);
    }
    return batch;
  }

  async #insert(batch: readonly Waiting[]): Promise<void> {
    // Deliveries of one event that came together are one row; the first of them brought it.
    const firsts = new Map<string, Waiting>();
    for (const waiting of batch) {
      if (!firsts.has(waiting.event.id)) firsts.set(waiting.event.id, waiting);
    }
    const events = Array.from(firsts.values(), ({ event }) => event);
    let isNew: ReadonlySet<string>;
    try {
      // On a connection that the network has swallowed, it would wait for ever.
      isNew = await insertEvents(this.#parts.database, events, this.#parts.settings.maxWaitMs);
    } catch (error) {
      await this.#afterFailure(batch, error);
      return;
    }
    for (const waiting of batch) {
      const { id } = waiting.event;
      settle(waiting, () => {
        waiting.resolve(isNew.has(id) && firsts.get(id) === waiting);
      });
    }
    if (isNew.size > 0) this.#parts.onStored(events.filter(({ id }) => isNew.has(id)));
  }

  /** One event that the database refuses must not take the others down: then each goes by itself. */
  async #afterFailure(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length > 1 && isAboutTheData(error)) {
      this.#parts.logger.warn({ err: error, events: batch.length }, 'A batch was refused.');
      for (const waiting of batch) await this.#insert([waiting]);
      return;
    }
    for (const waiting of batch) {
      settle(waiting, () => {
        waiting.reject(error);
      });
    }
  }
}

function settle(waiting: Waiting, how: () => void): void {
  if (!waiting.waits) return;
  waiting.waits = false;
  clearTimeout(waiting.timer);
  how();
}

/** Data exceptions and violated constraints. https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isAboutTheData(error: unknown): boolean {
  return /^(?:22|23|54)/.test(sqlStateOf(error) ?? '');
}
