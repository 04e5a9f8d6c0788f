// A transaction that writes rows of the mirror and nothing else. Handlers' transactions lock such rows in an
// order of their own, so two can wait for each other; PostgreSQL then ends one of them, and nothing is lost
// by doing it again. https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
import type { Database, Queryable } from '../../database/database.ts';
import { sqlStateOf } from '../../database/sql-state.ts';
import { ownLimits } from '../../database/transaction-limits.ts';

const attemptsMax = 5;

/** Runs the transaction, and again when it was ended because of a deadlock. */
export async function writeTransaction<T>(
  database: Database,
  work: (transaction: Queryable) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(work, ownLimits);
    } catch (error) {
      if (!isDeadlock(error) || attempt >= attemptsMax) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return sqlStateOf(error) === '40P01';
}
