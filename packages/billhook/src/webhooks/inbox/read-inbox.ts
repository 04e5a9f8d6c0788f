// What an app, a dashboard or an operator may see of the inbox.
import type { Queryable } from '../../database/database.ts';
import { countStates, type InboxState } from './count-states.ts';

/** An event of the inbox and what became of it. */
export interface InboxEvent {
  readonly id: string;
  readonly type: string;
  readonly state: InboxState;
  /** How often it was tried. */
  readonly attempts: number;
  /** The object that it is about. */
  readonly objectId: string | null;
  /** The connected account that it is about; null for the key's own. */
  readonly account: string | null;
  /** Stripe's time of the event, in Unix seconds. */
  readonly created: number;
  readonly livemode: boolean;
  readonly apiVersion: string | null;
  readonly receivedAt: Date;
  /** When it is due again, while it is `received` or `failed`. */
  readonly nextAttemptAt: Date;
  /** When it was done or set aside. */
  readonly finishedAt: Date | null;
  /** Why a handler ignored it, put it off or gave it up. */
  readonly reason: string | null;
  readonly lastError: string | null;
  /** Whether it came with its object, or as a thin event. */
  readonly form: 'snapshot' | 'thin';
  /** Whether Stripe delivered it, or it was found in Stripe's list of events. */
  readonly source: 'webhook' | 'reconcile';
  /** How often it was replayed. */
  readonly replays: number;
  /** The event's JSON, without client secrets; null once it was pruned. */
  readonly payload: string | null;
}

const columns = `
  id, type, state, attempts, object_id as "objectId", account, created::float8 as created, livemode,
  api_version as "apiVersion", received_at as "receivedAt", next_attempt_at as "nextAttemptAt",
  finished_at as "finishedAt", reason, last_error as "lastError", form, source, replays, payload
`;

/** The event with this id, or undefined. */
export async function findInboxEvent(
  database: Queryable,
  id: string,
): Promise<InboxEvent | undefined> {
  const { rows } = await database.query<InboxEvent & Record<string, unknown>>(
    `select ${columns} from billhook.inbox where id = $1`,
    [id],
  );
  return rows[0];
}

/** The latest events of a state, newest first. */
export async function listInboxEvents(
  database: Queryable,
  filter: { readonly state: InboxState; readonly limit: number },
): Promise<InboxEvent[]> {
  const { rows } = await database.query<InboxEvent & Record<string, unknown>>(
    `select ${columns} from billhook.inbox where state = $1 order by sequence desc limit $2`,
    [filter.state, filter.limit],
  );
  return rows;
}

/** How many events there are in each state; see `countStates`. */
export async function countInboxEvents(database: Queryable): Promise<Record<InboxState, number>> {
  return countStates(database, 'billhook.inbox');
}
