// What is nobody's any more, and what becomes of it: the same for events and for deferred work.
//
// The first time it comes back at once. After that it waits, longer each time, like anything that failed: it may be
// what brings the process down, and should not take the same others down with it again. In the end it is given up.

export interface TakeOverOptions {
  readonly workerId: string;
  /** What the worker still holds of its own claims. */
  readonly held: readonly string[];
  /** How long a worker may be silent, in milliseconds. */
  readonly takeoverMs: number;
  /** How often it is tried. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** The values for the conditions and assignments below, as $1 to $6. */
export function takeOverValues(options: TakeOverOptions): unknown[] {
  return [
    options.workerId,
    options.takeoverMs,
    options.held,
    options.attempts,
    options.maxBackoffMs,
    options.backoffMs,
  ];
}

/**
 * The condition for rows of workers that fell silent, and for those that this worker has claimed but lost sight of,
 * because it could not record what came of them.
 *
 * @param key the column by which the worker knows what it holds, with its table.
 */
export function isAbandoned(key: string): string {
  return `
    state = 'processing'
      and claimed_at < statement_timestamp() - $2 * interval '1 millisecond'
      and not exists (
        select from billhook.workers worker
        where worker.id = claimed_by
          and worker.seen_at > statement_timestamp() - $2 * interval '1 millisecond'
          and (worker.id <> $1 or ${key} = any ($3::text[]))
      )
  `;
}

/** The assignments that make it due again, or dead after too many attempts. */
export const dueAgainOrDead = `
  state = case when attempts >= $4 then 'dead' else 'failed' end,
  claimed_at = null, claimed_by = null,
  finished_at = case when attempts >= $4 then now() end,
  next_attempt_at = now() + case when attempts < 2 then 0
    else random() * least($5, $6 * 2 ^ (attempts - 2)) end * interval '1 millisecond'
`;
