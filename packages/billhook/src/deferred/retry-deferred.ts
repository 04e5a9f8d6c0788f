// Has deferred work that has failed or is dead tried again at once, from the first attempt. Its key stays: what of it
// was done before, whoever does the work can tell by it.
import type { Queryable } from '../database/database.ts';
import type { InboxState } from '../webhooks/inbox/count-states.ts';

/** Which work; all conditions together. Without a state, what is dead. */
export interface DeferredFilter {
  /** `dead` if left out. */
  readonly state?: Extract<InboxState, 'failed' | 'dead'>;
  readonly name?: string;
  /** The event whose handler deferred it. */
  readonly eventId?: string;
  /** The most pieces, the oldest first. Default 1,000. */
  readonly limit?: number;
}

const retrySql = (which: string): string => `
  update billhook.deferred
  set state = 'received', attempts = 0, next_attempt_at = now(), finished_at = null, last_error = null
  where key in (select key from billhook.deferred where ${which} for update)
  returning key
`;

const oneSql = retrySql(`key = $1 and state in ('failed', 'dead')`);

const manySql = retrySql(`
  state = $1 and ($2::text is null or name = $2) and ($3::text is null or event = $3)
  order by sequence limit $4
`);

const defaultLimit = 1_000;

/**
 * Retries one piece of work by its key, or those that fit a filter. What is done, waiting or under way is left alone.
 *
 * @returns the keys of those that are tried again.
 */
export async function retryDeferred(
  database: Queryable,
  which: string | DeferredFilter,
): Promise<string[]> {
  const { rows } =
    typeof which === 'string'
      ? await database.query<{ key: string }>(oneSql, [which])
      : await database.query<{ key: string }>(manySql, [
          which.state ?? 'dead',
          which.name ?? null,
          which.eventId ?? null,
          which.limit ?? defaultLimit,
        ]);
  return rows.map(({ key }) => key);
}
