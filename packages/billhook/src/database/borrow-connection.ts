// Takes a connection out of the pool for a transaction. While it is out, the pool no longer listens for
// its errors, and an error that nobody listens for ends the process: a restart of the database in the
// middle of a transaction must not do that.
import type { Pool, PoolClient } from 'pg';

export interface BorrowedConnection {
  readonly client: PoolClient;
  /** Gives the connection back; with an error, it is closed instead of being used again. */
  readonly release: (broken?: Error) => void;
}

export async function borrowConnection(pool: Pool): Promise<BorrowedConnection> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onError = (error: Error): void => {
    // The query under way fails with the same error; here it is only noted.
    lost = error;
  };
  client.on('error', onError);
  return {
    client,
    release: (broken) => {
      const reason = broken ?? lost;
      client.release(reason);
      // Of a connection that is being closed, more errors may follow.
      if (reason === undefined) client.off('error', onError);
    },
  };
}

/** Rolls back. Returns an error when the connection is not fit to be used again. */
export async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
