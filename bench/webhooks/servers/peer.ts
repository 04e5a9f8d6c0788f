// The peer, @supabase/stripe-sync-engine, as its own app uses it: Fastify, the raw body, `processWebhook`.
//
// In its favour: no log lines, and it is not asked to fetch related objects from Stripe, which it would do
// when an object names a customer that it does not have.
import { createRequire } from 'node:module';

import type * as Peer from '@supabase/stripe-sync-engine';
import fastify from 'fastify';

import { webhookSecret } from '../events/signed-events.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { listen } from '../../shared/processes/listen.ts';

// Its ES module finds its migrations by `__dirname`, which an ES module does not have; its CommonJS works.
// What `require` returns has no type of its own; it is the package's.
const { runMigrations, StripeSync } = createRequire(import.meta.url)(
  '@supabase/stripe-sync-engine',
) as typeof Peer;

const databaseUrl = process.argv[2] ?? '';
await runMigrations({ databaseUrl, schema: 'stripe' });
const sync = new StripeSync({
  poolConfig: { connectionString: databaseUrl, max: 10, keepAlive: true },
  stripeSecretKey: 'sk_test_bench',
  stripeWebhookSecret: webhookSecret,
  backfillRelatedEntities: false,
  autoExpandLists: false,
});
const app = fastify({ requestIdHeader: 'Request-Id' });
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
  done(null, body);
});
app.post<{ Body: Buffer }>('/webhooks', async (request, reply) => {
  try {
    await sync.processWebhook(request.body, String(request.headers['stripe-signature']));
  } catch (error) {
    return reply.code(400).send(`Webhook Error: ${String(error)}`);
  }
  return reply.send({ received: true });
});
await app.ready();

serveMessages(await listen(app.server), {
  answer: async () => undefined,
  stop: async () => {
    app.server.closeAllConnections();
    await app.close();
    await sync.postgresClient.pool.end();
  },
});
