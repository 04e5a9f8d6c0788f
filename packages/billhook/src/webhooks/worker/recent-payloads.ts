// The payloads of events that this process has just stored, so that its worker need not read them from the database
// a moment later. They are kept in the order of their arrival, which is that of claims, and only until the next claim:
// what it does not bring was claimed by others, or waits, and is read from the database if need be.
import type { NewEvent } from '../parse-event.ts';

/** What does not fit is read from the database. In characters, of which nearly all are bytes. */
const maxCharacters = 8 * 1024 * 1024;

export class RecentPayloads {
  readonly #payloads = new Map<string, string>();
  #characters = 0;

  /** Keeps the payloads of events that were stored, as far as there is room. */
  remember(events: readonly NewEvent[]): void {
    for (const { id, payload } of events) {
      if (this.#characters + payload.length > maxCharacters) return;
      this.#payloads.set(id, payload);
      this.#characters += payload.length;
    }
  }

  /** Gives the oldest payloads away, by the ids of their events. */
  take(count: number): ReadonlyMap<string, string> {
    const taken = new Map<string, string>();
    for (const [id, payload] of this.#payloads) {
      if (taken.size === count) break;
      taken.set(id, payload);
      this.#payloads.delete(id);
      this.#characters -= payload.length;
    }
    return taken;
  }

  clear(): void {
    this.#payloads.clear();
    this.#characters = 0;
  }
}
