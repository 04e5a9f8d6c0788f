/** The one place where the emulator's parts are put together. */
import { type AddressInfo } from 'node:net';

import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';

import { movableClock, systemClock, type Clock, type MovableClock } from './clock/clock.ts';
import { DueQueue } from './clock/due-queue.ts';
import { WebhookDelivery, type DeliveryOptions } from './events/delivery.ts';
import { goodRoad } from './events/road.ts';
import { badCalls } from './faults/bad-calls.ts';
import { BadRoad } from './faults/bad-road.ts';
import { checkedFaults, type FaultOptions } from './faults/fault-options.ts';
import { addApi } from './http/app.ts';
import { idMaker, seededRandom, systemRandom } from './ids/ids.ts';
import { addPages } from './pages/pages.ts';
import { dueTaskHandlers, includables, operations, reactions } from './resources/index.ts';
import { openAccount } from './resources/accounts/open-account.ts';
import { ensureWebhookEndpoints } from './resources/webhook-endpoints/ensure.ts';
import { Journal } from './store/journal.ts';
import { Store } from './store/store.ts';
import { addStripeJs } from './stripe-js/stripe-js.ts';

export interface EmulatorOptions {
  /** A directory to keep the state in; in memory only when not given. */
  dataDirectory?: string;
  /** The name of the business that customers see on the checkout page. */
  businessName?: string;
  /** Makes ids repeatable: the same seed and the same calls give the same ids. */
  seed?: number;
  /** The time that the emulator starts from and runs with; the machine's when not given. */
  clock?: Clock;
  /** Webhook endpoints to have from the start, with their signing secrets (`whsec_…`). */
  webhooks?: readonly { url: string; secret?: string; enabledEvents?: readonly string[] }[];
  /** How events are delivered. */
  delivery?: DeliveryOptions;
  /** How long each API request is held before it is worked on, in milliseconds: a slow network. */
  latencyMs?: number;
  /** A bad network: what goes wrong with webhooks and calls, and how often. Nothing does by default. */
  faults?: FaultOptions;
}

export interface Emulator {
  /** Answers a request without a socket. */
  fetch(request: Request): Response | Promise<Response>;
  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the URL, without a trailing slash. */
  listen(port?: number): Promise<string>;
  /** The emulator's time; after moving it, what has fallen due in between has been done. */
  clock: MovableClock;
  /** The webhook endpoints and their secrets, as given or as made up. */
  webhooks: readonly { id: string; url: string; secret: string }[];
  /** Stops listening and delivering; with a data directory the state is kept. */
  close(): Promise<void>;
}

/** Any number: it makes another sequence of the same seed. */
const requestSeedMask = 0x5bd1e995;

/**
 * Makes a Stripe of its own, with one empty test-mode account.
 *
 * @example
 *   const emulator = createEmulator();
 *   const url = new URL(await emulator.listen());
 *   const stripe = new Stripe('sk_test_emulator', {
 *     host: url.hostname, port: url.port, protocol: 'http',
 *   });
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = movableClock(options.clock ?? systemClock);
  const newId = idMaker(options.seed === undefined ? systemRandom() : seededRandom(options.seed));
  // Of their own sequence, so that the ids of objects don't depend on how often they are read.
  const newRequestId = idMaker(
    options.seed === undefined ? systemRandom() : seededRandom(options.seed ^ requestSeedMask),
  );
  const faults = options.faults && checkedFaults(options.faults, options.seed);
  const store = new Store({ clock, newId, reactions });
  const journal = options.dataDirectory === undefined ? null : new Journal(options.dataDirectory);
  journal?.attach(store);

  const dueQueue = new DueQueue(store, clock, dueTaskHandlers);
  const road = faults === undefined ? goodRoad : new BadRoad(faults);
  const delivery = new WebhookDelivery(store, clock, options.delivery, road);
  store.run((unit) => openAccount(unit, options.businessName));
  const webhooks = store.run((unit) => ensureWebhookEndpoints(unit, options.webhooks ?? []));

  let server: ServerType | null = null;
  let baseUrl = 'http://127.0.0.1';
  const app = new Hono();
  if (faults !== undefined) app.use('/v1/*', badCalls(faults, newRequestId));
  addPages(app, store);
  addStripeJs(app, store);
  addApi(app, {
    store,
    clock,
    newId: newRequestId,
    operations,
    includables,
    baseUrl: () => baseUrl,
    latencyMs: options.latencyMs ?? 0,
  });
  dueQueue.start();
  delivery.start();

  return {
    fetch: (request) => app.fetch(request),
    async listen(port = 0) {
      const listening = await listenOnLoopback(app, port);
      server = listening;
      // A server that listens on a TCP port has an AddressInfo as its address.
      baseUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
      return baseUrl;
    },
    clock: {
      nowMs: () => clock.nowMs(),
      advanceMs(durationMs) {
        clock.advanceMs(durationMs);
        dueQueue.runDue();
      },
    },
    webhooks,
    async close() {
      dueQueue.stop();
      await closeServer(server);
      await delivery.stop();
      journal?.close();
    },
  };
}

function listenOnLoopback(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(server));
    server.once('error', reject);
  });
}

function closeServer(server: ServerType | null): Promise<void> {
  if (server === null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
