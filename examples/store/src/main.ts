/** Starts the store: Billhook, the store's table, the web server; and stops them in reverse. */
import { serve } from '@hono/node-server';
import { createBillhook } from 'billhook';
import { pino } from 'pino';

import { createStore } from './app.tsx';
import { createTables } from './orders/orders.ts';
import { routeWebhooks } from './webhooks/routes.ts';

const port = Number(process.env['PORT'] ?? 3000);
const url = process.env['STORE_URL'] ?? `http://localhost:${port}`;

// The keys and the database's address come from the environment.
const billhook = await createBillhook({
  logger: pino({ name: 'store', level: process.env['LOG_LEVEL'] ?? 'info' }),
});
await createTables(billhook.pool);
routeWebhooks(billhook);
await billhook.start();

const app = createStore({ billhook, pool: billhook.pool, url });
const server = serve({ fetch: app.fetch, port }, () => process.send?.('ready'));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await billhook.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.on(signal, () => void stop());
}
