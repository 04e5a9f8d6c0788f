// The statements of the app's own handlers that come again and again, so that they can be prepared although nobody has
// named them. Most texts do: their values are apart. A text that has values pasted into it comes once, and is left
// as it is.
//
// What was prepared keeps the types of its values, also when a column has since been given another. So a statement
// that has failed is not prepared again; tried once more, it does what it would have done without.
import { prepared, type PreparedStatement } from './prepared-statements.ts';

/** How often a text has come when it is prepared. */
const timesBefore = 5;
/** Of so many texts it is noted how often they came; of more, the oldest are forgotten. */
const maxCounted = 500;
const maxPrepared = 100;
/**
 * A longer text is neither remembered nor prepared: it is a list of rows more often than not, of another length the next
 * time. All that is remembered then stays below some megabytes, here and on the server.
 */
const maxCharacters = 8_000;

export class RepeatedStatements {
  readonly #times = new Map<string, number>();
  readonly #prepared = new Set<string>();
  readonly #failed = new Set<string>();

  /** Notes that the statement is about to be run. Returns it prepared, if it has come often enough. */
  next(text: string): string | PreparedStatement {
    if (text.length > maxCharacters) return text;
    if (this.#prepared.has(text)) return prepared(text);
    if (this.#failed.has(text)) return text;
    if (this.#prepared.size + this.#failed.size >= maxPrepared) return text;
    const times = (this.#times.get(text) ?? 0) + 1;
    this.#times.delete(text);
    if (times > timesBefore) {
      this.#prepared.add(text);
      return prepared(text);
    }
    this.#times.set(text, times);
    forgetOldest(this.#times);
    return text;
  }

  /** Notes that the statement has failed, be it for a reason of its own or because it was prepared. */
  failed(text: string): void {
    if (!this.#prepared.delete(text)) return;
    this.#failed.add(text);
  }
}

function forgetOldest(times: Map<string, number>): void {
  if (times.size <= maxCounted) return;
  for (const text of times.keys()) {
    times.delete(text);
    return;
  }
}
