// What an app, a dashboard or an operator may see of deferred work.
import type { Queryable } from '../database/database.ts';
import { countStates, type InboxState } from '../webhooks/inbox/count-states.ts';

/** A piece of deferred work and what became of it. */
export interface DeferredWork {
  /** What `defer` returned, and what its handler gets: the same in every attempt. */
  readonly key: string;
  /** The name under which it was deferred; `billhook.…` is Billhook's own. */
  readonly name: string;
  /** What was passed to `defer`, through JSON. */
  readonly payload: unknown;
  /** The event whose handler deferred it. */
  readonly eventId: string;
  readonly state: InboxState;
  /** How often it was tried. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it is due again, while it is `received` or `failed`. */
  readonly nextAttemptAt: Date;
  /** When it was done or given up. */
  readonly finishedAt: Date | null;
  readonly lastError: string | null;
}

interface DeferredRow extends Omit<DeferredWork, 'payload'>, Record<string, unknown> {
  readonly payload: string;
}

const columns = `
  key, name, payload, event as "eventId", state, attempts, created_at as "createdAt",
  next_attempt_at as "nextAttemptAt", finished_at as "finishedAt", last_error as "lastError"
`;

/** The piece of work with this key, or undefined. */
export async function findDeferred(
  database: Queryable,
  key: string,
): Promise<DeferredWork | undefined> {
  const { rows } = await database.query<DeferredRow>(
    `select ${columns} from billhook.deferred where key = $1`,
    [key],
  );
  return rows.map(toWork)[0];
}

/**
 * The latest work of a state, newest first. What is done is found by the time of its end, of which there is an index:
 * it may be millions.
 */
export async function listDeferred(
  database: Queryable,
  filter: { readonly state: InboxState; readonly limit: number },
): Promise<DeferredWork[]> {
  const order = filter.state === 'done' ? 'finished_at' : 'sequence';
  const { rows } = await database.query<DeferredRow>(
    `select ${columns} from billhook.deferred where state = $1 order by ${order} desc limit $2`,
    [filter.state, filter.limit],
  );
  return rows.map(toWork);
}

/** How much work there is in each state; see `countStates`. */
export async function countDeferred(database: Queryable): Promise<Record<InboxState, number>> {
  return countStates(database, 'billhook.deferred');
}

function toWork(row: DeferredRow): DeferredWork {
  return { ...row, payload: JSON.parse(row.payload) };
}
