// Billhook as an app uses it: its endpoint behind node:http, and a handler for each type of event that
// writes one row of the app's own. Everything is left at its default.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { getRequestListener } from '@hono/node-server';
import { createBillhook } from 'billhook';

import { webhookSecret } from '../events/signed-events.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { listen } from '../../shared/processes/listen.ts';

const billhook = await createBillhook({
  stripe: {
    secretKey: 'sk_test_bench',
    webhookSecrets: webhookSecret,
    apiBase: process.argv[3] ?? '',
  },
  database: { url: process.argv[2] ?? '' },
});
await billhook.pool.query(
  'create table if not exists orders (event text primary key, object text not null)',
);
/** How long each handler waits before it writes, as one does that asks another table or service. In milliseconds. */
const handlerWaitMs = Number(process.argv[5] ?? 0);
for (const type of ['payment_intent.succeeded', 'customer.subscription.created'] as const) {
  billhook.on(type, async ({ event, tx }) => {
    const { id, data } = event;
    if (handlerWaitMs > 0) await sleep(handlerWaitMs);
    await tx.query('insert into orders (event, object) values ($1, $2)', [id, data.object.id]);
  });
}

// Either way that an app can mount it: Node's own requests, or the web's by way of Hono's adapter.
const mounts = { node: billhook.nodeHandler, web: getRequestListener(billhook.handler) };
const mount = process.argv[4] === 'web' ? mounts.web : mounts.node;
const server = createServer((request, response) => {
  void mount(request, response);
});

serveMessages(await listen(server), {
  answer: async (request) => {
    if (request.kind !== 'start-worker') return undefined;
    await billhook.start();
    return { kind: 'worker-started' };
  },
  stop: async () => {
    server.closeAllConnections();
    server.close();
    await billhook.stop();
  },
});
