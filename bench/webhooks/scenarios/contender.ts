// What is measured against each other: each contender is a server in a process of its own.
export interface Contender {
  readonly name: string;
  /** The module that serves, below `bench`. */
  readonly module: string;
  /** What the module is told, besides where its database and Stripe are. */
  readonly variant: string;
  /** Where it takes webhooks. */
  readonly path: string;
  /** Whether its events are also handled, so that the clock only stops when the last one is done. */
  readonly endToEnd: boolean;
  /** The share of the asked number of events that it is sent: less for those that take long over each. */
  readonly share: number;
  /** What it has stored, in SQL: as many as were answered 2xx. Undefined for one that stores nothing. */
  readonly stored: string | undefined;
}

export const bareHttp: Contender = {
  name: 'limit: node:http, HMAC, JSON.parse',
  module: 'webhooks/servers/bare-http.ts',
  variant: '',
  path: '/webhook',
  endToEnd: false,
  share: 1.5,
  stored: undefined,
};

export const billhookIngest: Contender = {
  name: 'Billhook: ingest',
  module: 'webhooks/servers/billhook.ts',
  variant: 'node',
  path: '/billhook/webhook',
  endToEnd: false,
  share: 1,
  stored: 'select count(*) from billhook.inbox',
};

export const billhookWebIngest: Contender = {
  ...billhookIngest,
  name: 'Billhook: ingest by Request and Response',
  variant: 'web',
};

export const billhookEndToEnd: Contender = {
  name: 'Billhook: end to end',
  module: 'webhooks/servers/billhook.ts',
  variant: 'node',
  path: '/billhook/webhook',
  endToEnd: true,
  share: 0.4,
  // The rows that the app's handler wrote: exactly one for each event.
  stored: 'select count(*) from orders',
};

export const peer: Contender = {
  name: 'peer: stripe-sync-engine on Fastify',
  module: 'webhooks/servers/peer.ts',
  variant: '',
  path: '/webhooks',
  endToEnd: false,
  share: 0.25,
  stored:
    'select (select count(*) from stripe.payment_intents) + (select count(*) from stripe.subscriptions)',
};
