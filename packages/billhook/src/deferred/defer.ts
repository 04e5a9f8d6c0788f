// Puts work off until the transaction of a handler is committed: for what cannot be rolled back, such as
// an e-mail. It is written by that transaction, so it is there exactly if the event is done.
import type { Queryable } from '../database/database.ts';

/**
 * Puts work off. It is done at least once after the handler's transaction is committed, by the handler that
 * was given to `onDeferred` for this name.
 *
 * @param name the name of the work, such as `send-receipt`; `billhook.…` is reserved.
 * @param payload what it needs, as JSON.
 * @returns the key of this piece of work: the same in every attempt, also here if the handler runs again.
 * @throws DeferredNameError (`deferred_name_invalid`) for a name that it cannot have.
 */
export type Defer = (name: string, payload: unknown) => Promise<string>;

const sql = `
  insert into billhook.deferred (key, name, payload, event) values ($1, $2, $3, $4)
  on conflict (key) do nothing
`;

/** A `defer` for the handlers of one event, run once. */
export function deferWithin(
  tx: Queryable,
  event: { readonly id: string; readonly replays: number },
): Defer {
  const counts = new Map<string, number>();
  return async (name, payload) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    // A replay is meant to have its effects again; a retry is not.
    const key = `${event.id}/${event.replays}/${name}/${count}`;
    await tx.query(sql, [key, name, JSON.stringify(payload ?? null), event.id]);
    return key;
  };
}
