// Has events handled once more, as if they had just arrived, and writes down who wanted it and why: in one
// statement, so that a replay is never without its record.
import type { Queryable } from '../../database/database.ts';
import type { InboxState } from './count-states.ts';

/** Which events; all conditions together. Without a state, those that are dead. */
export interface ReplayFilter {
  /** `dead` if left out. */
  readonly state?: Extract<InboxState, 'done' | 'failed' | 'dead'>;
  readonly type?: string;
  readonly objectId?: string;
  /** Created at Stripe at or after this time, in Unix seconds. */
  readonly createdFrom?: number;
  /** Created at Stripe before this time, in Unix seconds. */
  readonly createdBefore?: number;
  /** The most events, the oldest first. Default 1,000. */
  readonly limit?: number;
}

/** What is recorded with a replay. */
export interface ReplayRecord {
  /** Who replays: a person or a program, in the app's own words. */
  readonly by?: string;
  readonly why?: string;
}

const replaySql = `
  with chosen as (
    select id, state, replays from billhook.inbox
    where payload is not null
      and case when $1::text is not null then id = $1 and state in ('done', 'failed', 'dead')
        else state = $2
          and ($3::text is null or type = $3)
          and ($4::text is null or object_id = $4)
          and ($5::bigint is null or created >= $5)
          and ($6::bigint is null or created < $6) end
    order by sequence limit $7
    for update
  ),
  recorded as (
    insert into billhook.replays (event, number, from_state, requested_by, reason)
    select id, replays + 1, state, $8, $9 from chosen
  )
  update billhook.inbox
  set state = 'received', attempts = 0, next_attempt_at = now(), finished_at = null, reason = null,
      last_error = null, replays = chosen.replays + 1
  from chosen where inbox.id = chosen.id
  returning inbox.id
`;

const defaultLimit = 1_000;

/**
 * Replays one event by its id, or those that fit a filter. Events that are waiting or being handled anyway
 * are left alone, and so are those whose payload was pruned.
 *
 * @returns the ids of those that are handled once more.
 */
export async function replayEvents(
  database: Queryable,
  which: string | ReplayFilter,
  record: ReplayRecord,
): Promise<string[]> {
  const id = typeof which === 'string' ? which : null;
  const filter = typeof which === 'string' ? {} : which;
  const { rows } = await database.query<{ id: string }>(replaySql, [
    id,
    filter.state ?? 'dead',
    filter.type ?? null,
    filter.objectId ?? null,
    filter.createdFrom ?? null,
    filter.createdBefore ?? null,
    filter.limit ?? defaultLimit,
    record.by ?? null,
    record.why ?? null,
  ]);
  return rows.map(({ id: replayed }) => replayed);
}

/** A replay as it was recorded. */
export interface Replay {
  readonly event: string;
  /** The which-th of this event it was, from 1. */
  readonly number: number;
  readonly fromState: InboxState;
  readonly by: string | null;
  readonly why: string | null;
  readonly at: Date;
}

/** The replays of an event, the first one first. */
export async function listReplays(database: Queryable, event: string): Promise<Replay[]> {
  const { rows } = await database.query<Replay & Record<string, unknown>>(
    `select event, number, from_state as "fromState", requested_by as by, reason as why,
       requested_at as at
     from billhook.replays where event = $1 order by number`,
    [event],
  );
  return rows;
}
