// What an app, a dashboard or an operator may see of the inbox.
import type { Queryable } from '../../database/database.ts';

export type InboxState = 'received' | 'processing' | 'done' | 'failed' | 'dead';

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

/** Up to here, events that are done are counted one by one. */
const maxCounted = 100_000;

/**
 * Each state is counted by an index that holds little more than it; only what is done is without limit. Asked for one by
 * one, a watcher that looks every few seconds would read millions of rows.
 */
const countsSql = `
  select
    (select count(*) from billhook.inbox where state = 'received')::float8 as received,
    (select count(*) from billhook.inbox where state = 'processing')::float8 as processing,
    (select count(*) from billhook.inbox where state = 'failed')::float8 as failed,
    (select count(*) from billhook.inbox where state = 'dead')::float8 as dead,
    (
      select count(*) from (
        select from billhook.inbox where state = 'done' limit ${maxCounted + 1}
      ) as done
    )::float8 as done,
    (select reltuples from pg_class where oid = 'billhook.inbox'::regclass)::float8 as total
`;

/**
 * How many events there are in each state. `done` is exact up to 100,000; of more it is as good as PostgreSQL's own
 * estimate of the table's size.
 */
export async function countInboxEvents(database: Queryable): Promise<Record<InboxState, number>> {
  const { rows } = await database.query<Record<InboxState | 'total', number>>(countsSql);
  const { received = 0, processing = 0, failed = 0, dead = 0, done = 0, total = 0 } = rows[0] ?? {};
  const rest = total - received - processing - failed - dead;
  return {
    received,
    processing,
    failed,
    dead,
    done: done > maxCounted ? Math.max(rest, done) : done,
  };
}
