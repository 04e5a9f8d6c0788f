// A process of its own that starts the embedded PostgreSQL and then waits to be killed by a test.
import { startEmbeddedPostgres } from '../database/embedded/start.ts';

const server = await startEmbeddedPostgres({ directory: process.argv[2] ?? '' });
process.send?.(server.url);
setInterval(() => {}, 60_000);
