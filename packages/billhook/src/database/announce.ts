// Announces to other processes that there is something to do. Commits that notify take turns in all of
// PostgreSQL, so it is not done in the transactions themselves, and not more often than anyone could notice.
import type { Logger } from '../logging/logger.ts';
import type { Queryable } from './database.ts';

/** The least time between two announcements, in milliseconds. */
const quietMs = 25;

/** Announces on a channel, soon; calls in quick succession become one. */
export type Announce = () => void;

/** Makes an announcer. A failure is only logged: those who listen also poll. */
export function createAnnouncer(database: Queryable, channel: string, logger: Logger): Announce {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      database.query('select pg_notify($1, $2)', [channel, '']).catch((error: unknown) => {
        logger.debug({ err: error }, 'Could not announce new events.');
      });
    }, quietMs).unref();
  };
}

/** Where new events and new deferred work are announced. */
export const channels = { inbox: 'billhook_inbox', deferred: 'billhook_deferred' } as const;
