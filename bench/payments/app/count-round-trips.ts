// Counts how often the database is asked something: every statement is a way there and back that the caller waits for.
import type { Pool, PoolClient } from 'pg';

/** @returns how many statements have been sent over connections of the pool since. */
export function countRoundTrips(pool: Pool): () => number {
  const counted = new WeakSet<PoolClient>();
  let count = 0;
  pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query: unknown = Reflect.get(client, 'query');
    if (typeof query !== 'function') throw new Error('A connection has no query().');
    Reflect.set(client, 'query', (...args: unknown[]): unknown => {
      count += 1;
      return Reflect.apply(query, client, args);
    });
  });
  return () => count;
}
