// A process of its own that backfills until a test kills it.
import { openPool, createDatabase } from '../database/database.ts';
import type { ObjectStripe } from './object-stripe.ts';
import { createSilentLogger } from './silent-logger.ts';
import { createTestMirror } from './test-mirror.ts';

const [databaseUrl, url] = [process.argv[2] ?? '', process.argv[3] ?? ''];
const logger = createSilentLogger();
const pool = openPool(databaseUrl, 10, logger);
// Of the test's Stripe, a mirror looks at the address alone; the rest stays with the test.
const stripe = { url } as ObjectStripe;
const mirror = createTestMirror({ database: createDatabase(pool, logger), stripe });
await mirror.backfill({
  types: ['customer', 'invoice', 'balance'],
  leaseMs: 300,
  onProgress: ({ objects }) => process.send?.(objects),
});
await pool.end();
