// Sees to it that one process at a time works on a run of the backfill.
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import { isFinished, releaseLease, takeLease } from './run-rows.ts';

export interface LeaseParts {
  readonly database: Database;
  readonly logger: Logger;
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
}

export interface LeaseOptions {
  readonly run: string;
  /** A name of this call that nobody else has. */
  readonly holder: string;
  /** After how many milliseconds the run of a process that died may be taken over. */
  readonly leaseMs: number;
  readonly signal: AbortSignal | undefined;
}

/** How often those who wait look again, in milliseconds. */
const lookMs = 250;

/**
 * Runs `work` while holding the lease. Waits as long as another process holds it.
 *
 * @returns what `work` returns; undefined when another process has finished the run meanwhile.
 */
export async function holdLease<T>(
  { database, logger, sleep }: LeaseParts,
  { run, holder, leaseMs, signal }: LeaseOptions,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const lease = { run, holder, durationMs: leaseMs };
  while (!(await takeLease(database, lease))) {
    if (await isFinished(database, run)) return undefined;
    await sleep(lookMs, signal);
  }
  const renewal = setInterval(() => {
    takeLease(database, lease).catch((error: unknown) => {
      logger.warn({ err: error, run }, 'The lease on the backfill could not be renewed.');
    });
  }, leaseMs / 3);
  renewal.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await releaseLease(database, run, holder);
  }
}
