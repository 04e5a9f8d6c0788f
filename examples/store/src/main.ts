/** Starts the store: Billhook, the store's table, the web server; and stops them in reverse. */
import { serve } from '@hono/node-server';
import { createBillhook } from 'billhook';
import { pino } from 'pino';

import { createStore } from './app.tsx';
import { createTables } from './orders/orders.ts';
import { routeWebhooks } from './webhooks/routes.ts';

const port = Number(process.env['PORT'] ?? 3000);
const url = process.env['STORE_URL'] ?? `http://localhost:${port}`;

// The browser has a key of its own. `npm start` sets both, for the emulator.
const stripe = {
  publishableKey: process.env['STRIPE_PUBLISHABLE_KEY'] ?? '',
  scriptUrl: process.env['STRIPE_JS'] ?? 'https://js.stripe.com/endive/stripe.js',
};
if (!stripe.publishableKey.startsWith('pk_')) {
  console.error(
    'STRIPE_PUBLISHABLE_KEY is missing. Find it at https://dashboard.stripe.com/apikeys: it begins with pk_.',
  );
  process.exit(1);
}

// The keys and the database's address come from the environment.
const logger = pino({ name: 'store', level: process.env['LOG_LEVEL'] ?? 'info' });
const billhook = await createBillhook({ logger });
await createTables(billhook.pool);
routeWebhooks(billhook);
await billhook.start();

const app = await createStore({ billhook, pool: billhook.pool, url, stripe, logger });
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
