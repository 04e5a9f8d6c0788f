// Says whether this instance can do its work, for load balancers and people.
import type { Queryable } from '../database/database.ts';

export interface HealthParts {
  readonly database: Queryable;
  readonly isWorkerRunning: () => boolean;
}

/**
 * Answers 200 when the database answers.
 *
 * @throws the database's error when it does not.
 */
export async function answerHealth(parts: HealthParts): Promise<Response> {
  await parts.database.query('select 1');
  return Response.json({
    status: 'ok',
    database: 'ok',
    worker: parts.isWorkerRunning() ? 'running' : 'stopped',
  });
}
