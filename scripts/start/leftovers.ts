// A start that was killed leaves its PostgreSQL running. Before its data may be deleted, it has to end.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { startEmbeddedPostgres } from 'billhook/embedded';

/** Stops the PostgreSQL of an earlier run, if one still works on this data directory. */
export async function stopLeftovers(dataDirectory: string): Promise<void> {
  const directory = join(dataDirectory, 'postgres');
  if (!existsSync(join(directory, 'data', 'postmaster.pid'))) return;
  // Starting takes up the server that is there, which can then be stopped in good order.
  const server = await startEmbeddedPostgres({ directory });
  await server.stop();
}
