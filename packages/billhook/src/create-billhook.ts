// The one place where the parts are put together.
import { setTimeout as sleep } from 'node:timers/promises';

import type Stripe from 'stripe';

import { createAccess } from './access/check-access.ts';
import type { Billhook, Deferred, Webhooks } from './billhook.ts';
import { createCheckout } from './checkout/create-checkout.ts';
import { systemClock } from './clock/clock.ts';
import { type Configuration, readConfiguration } from './config/configuration.ts';
import type { BillhookOptions } from './config/options.ts';
import { createCustomers, type Customers } from './customers/customers.ts';
import { channels, createAnnouncer } from './database/announce.ts';
import type { Database } from './database/database.ts';
import { listen, type Listener } from './database/listen.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase, type OpenedDatabase } from './database/open-database.ts';
import { RepeatedStatements } from './database/repeated-statements.ts';
import { createDeferredRegistry } from './deferred/deferred-handlers.ts';
import { assertDeferredName, withCheckedNames } from './deferred/deferred-name.ts';
import { createDeferredWorker } from './deferred/deferred-worker.ts';
import { countDeferred, findDeferred, listDeferred } from './deferred/read-deferred.ts';
import { retryDeferred } from './deferred/retry-deferred.ts';
import { createHttpHandler, type HttpHandler } from './http/handler.ts';
import { answerHealth } from './http/health.ts';
import { createNodeHandler, type NodeHandler } from './http/node-handler.ts';
import { createDefaultLogger, type Logger, redacting } from './logging/logger.ts';
import { createReadLimiter, defaultReadsPerSecond } from './mirror/fetch/read-limiter.ts';
import { createMirror, type Mirror } from './mirror/mirror.ts';
import { newId, systemRandom } from './randomness/random.ts';
import { createAccountReader } from './stripe/account.ts';
import { createStripeClient } from './stripe/create-client.ts';
import { createPaymentOperations, type PaymentOperations } from './create-payment-operations.ts';
import { createSubscriptions } from './subscriptions/current-subscription.ts';
import { type Chore, createUpkeep } from './upkeep/upkeep.ts';
import { checkEndpoints } from './webhooks/endpoints/check-endpoints.ts';
import { ensureEndpoint } from './webhooks/endpoints/ensure-endpoint.ts';
import { forgetDeletedCustomer } from './webhooks/forget-deleted-customer.ts';
import {
  deferMirroringOfInvoicePayments,
  failuresOfInvoices,
  mirrorInvoicePayments,
  mirroringOfInvoicePayments,
} from './webhooks/mirror-invoice-payments.ts';
import { createHandlerRegistry, isThinType } from './webhooks/handlers.ts';
import { countInboxEvents, findInboxEvent, listInboxEvents } from './webhooks/inbox/read-inbox.ts';
import { listReplays, replayEvents } from './webhooks/inbox/replay-events.ts';
import { createGroupCommit } from './webhooks/ingest/group-commit.ts';
import { readBody } from './webhooks/read-body.ts';
import { receiveWebhook, type ReceiveParts } from './webhooks/receive.ts';
import { reconcile, type ReconcileParts } from './webhooks/reconcile/reconcile.ts';
import { pruneEvents } from './webhooks/retention/prune-events.ts';
import { createPace } from './webhooks/worker/pace.ts';
import { createWorker } from './webhooks/worker/worker.ts';
import { mirroringOfDeadEvent } from './webhooks/inbox/workers.ts';
import { mirrorDeadEvent } from './webhooks/worker/mirror-dead-event.ts';
import type { NewEvent } from './webhooks/parse-event.ts';
import type { WorkerParts } from './webhooks/worker/worker-parts.ts';

/**
 * Reads the configuration, opens the database, brings its tables up to date, and puts Billhook together.
 * Nothing is handled before `start`.
 *
 * @throws ConfigurationError that lists everything that is wrong; EmbeddedPostgresError; MigrationError;
 *   or the database's error when it cannot be reached.
 */
export async function createBillhook(options: BillhookOptions = {}): Promise<Billhook> {
  const configuration = readConfiguration(options, process.env);
  const logger = redacting(options.logger ?? createDefaultLogger());
  const opened = await openDatabase(configuration.database, logger);
  try {
    await migrate({ database: opened.database, logger });
  } catch (error) {
    await opened.close();
    throw error;
  }
  return assemble(createBase(configuration, opened, logger));
}

/** What nearly everything needs. */
interface Base {
  readonly configuration: Configuration;
  readonly opened: OpenedDatabase;
  readonly database: Database;
  readonly logger: Logger;
  readonly stripe: Stripe;
  readonly livemode: boolean;
  readonly mirror: Mirror;
  readonly customers: Customers;
  readonly reading: Pick<ReconcileParts, 'account' | 'limiter'>;
}

async function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  await sleep(durationMs, undefined, signal === undefined ? {} : { signal });
}

function createBase(configuration: Configuration, opened: OpenedDatabase, logger: Logger): Base {
  const { database } = opened;
  const { livemode } = configuration.stripe;
  const { environment } = configuration;
  const random = systemRandom;
  const clock = systemClock;
  // The app's own calls are never held back by it; they tell it when Stripe refuses one of them.
  const limiter = createReadLimiter({
    clock,
    sleep: pause,
    perSecond: defaultReadsPerSecond(livemode),
  });
  const onRefused = (retryAfterMs: number): void => {
    limiter.refused(retryAfterMs);
  };
  const stripe = createStripeClient(configuration.stripe, { clock, random, onRefused });
  const account = createAccountReader(stripe);
  const customers = createCustomers({
    stripe,
    database,
    livemode,
    newId,
    account,
    random,
    environment,
  });
  // The mirror's reads keep to the limiter and repeat by themselves what is refused.
  const impatient = { ...configuration.stripe, patienceMs: 0 };
  const mirror = createMirror({
    stripe: createStripeClient(impatient, { clock, random }),
    database,
    livemode,
    logger,
    newId,
    clock,
    limiter,
    sleep: pause,
  });
  const reading = { account, limiter };
  return { configuration, opened, database, logger, stripe, livemode, mirror, customers, reading };
}

function assemble(base: Base): Billhook {
  const { configuration, database, stripe, mirror, customers, livemode } = base;
  const { environment } = configuration;
  const work = createWork(base);
  const operations = createPaymentOperations({
    ...base,
    account: base.reading.account,
    clock: systemClock,
    random: systemRandom,
    newId,
  });
  const http = createHttp(base, work, operations);
  const reconciling: ReconcileParts = {
    ...base,
    ...base.reading,
    clock: systemClock,
    thinTypes: () => work.handlers.types().filter(isThinType),
    onStored: work.announceEvents,
  };
  const running = createLifecycle(base, work, choresOf(base, reconciling));
  return {
    stripe,
    database,
    pool: database.pool,
    checkout: {
      create: async (input) =>
        createCheckout(input, { stripe, customers, clock: systemClock, environment }),
      complete: async (sessionId) => mirror.completeCheckout(sessionId),
    },
    customers: { ensure: async (user) => customers.ensure(user) },
    access: createAccess({ database, livemode }),
    subscriptions: createSubscriptions({ database, livemode }),
    mirror,
    webhooks: createWebhooks(base, work),
    deferred: createDeferred(base, work),
    reconcile: async (options) => reconcile(reconciling, options),
    on: (type, handler) => {
      work.handlers.on(type, async (context) =>
        handler({ ...context, defer: withCheckedNames(context.defer) }),
      );
    },
    onDeferred: (name, handler) => {
      assertDeferredName(name);
      work.deferredHandlers.on(name, handler);
    },
    ...operations.api,
    ...http,
    ...running,
  };
}

type Work = ReturnType<typeof createWork>;

/** The workers, and how they hear of what there is to do, in this process and in others. */
function createWork(base: Base) {
  const { configuration, database, logger, mirror, stripe } = base;
  const settings = configuration.worker;
  const handlers = createHandlerRegistry();
  handlers.on('customer.deleted', forgetDeletedCustomer);
  for (const type of failuresOfInvoices) handlers.on(type, deferMirroringOfInvoicePayments);
  const deferredHandlers = createDeferredRegistry();
  deferredHandlers.on(mirroringOfInvoicePayments, mirrorInvoicePayments(mirror));
  const announceInbox = createAnnouncer(database, channels.inbox, logger);
  const announceDeferred = createAnnouncer(database, channels.deferred, logger);
  const common = { database, settings, logger, random: systemRandom };
  const id = newId();
  const deferredWorker = createDeferredWorker({ ...common, registry: deferredHandlers }, id);
  const announceWork = (): void => {
    deferredWorker.wake();
    announceDeferred();
  };
  const workerParts: WorkerParts = {
    ...common,
    stripe,
    mirror,
    registry: handlers,
    environment: configuration.environment,
    clock: systemClock,
    pace: createPace(),
    repeated: new RepeatedStatements(),
    onDeferred: announceWork,
  };
  const worker = createWorker(workerParts, id);
  deferredHandlers.on(mirroringOfDeadEvent, async ({ eventId }) =>
    mirrorDeadEvent(eventId, workerParts),
  );
  /** Says that there is something to do; what this process has just stored itself goes along. */
  const announceEvents = (stored: readonly NewEvent[] = []): void => {
    worker.hear(stored);
    announceInbox();
  };
  return { handlers, deferredHandlers, worker, deferredWorker, announceEvents, announceWork };
}

function createLifecycle(
  { opened, database, logger }: Base,
  { worker, deferredWorker }: Work,
  chores: readonly Chore[],
): Pick<Billhook, 'start' | 'stop'> {
  const upkeep = createUpkeep(chores, logger);
  let listener: Listener | undefined;
  let stopped: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    try {
      upkeep.stop();
      // Both claim under one id, which is given up when neither holds anything.
      await Promise.all([worker.stop(), deferredWorker.stop()]);
      await worker.signOff();
      await listener?.stop();
    } finally {
      // Whether or not the rest could stop well.
      await opened.close();
    }
  };
  return {
    start: async () => {
      worker.start();
      deferredWorker.start();
      listener ??= listen({
        pool: database.pool,
        logger,
        channels: {
          [channels.inbox]: () => {
            worker.wake();
          },
          [channels.deferred]: () => {
            deferredWorker.wake();
          },
        },
      });
      upkeep.start();
    },
    stop: async () => {
      stopped ??= stopAll();
      return stopped;
    },
  };
}

const dayMs = 24 * 3_600_000;

function choresOf(base: Base, reconciling: ReconcileParts): Chore[] {
  const { configuration, database, stripe, logger } = base;
  const { reconcileEveryMs, keepPayloadsDays } = configuration.upkeep;
  const comparing: Chore = {
    name: 'reconcile',
    everyMs: reconcileEveryMs,
    run: async (signal) => reconcile(reconciling, { signal }),
  };
  return [
    ...(reconcileEveryMs > 0 ? [comparing] : []),
    {
      name: 'prune',
      everyMs: dayMs,
      run: async (signal) => pruneEvents(database, keepPayloadsDays, () => signal.aborted),
    },
    { name: 'check endpoints', run: async () => checkEndpoints(stripe, logger) },
  ];
}

function createHttp(
  base: Base,
  work: Work,
  operations: PaymentOperations,
): { handler: HttpHandler; nodeHandler: NodeHandler } {
  const { configuration, database, logger } = base;
  const receiving: ReceiveParts = {
    logger,
    stripe: configuration.stripe,
    clock: systemClock,
    inbox: createGroupCommit({
      database,
      logger,
      settings: configuration.ingest,
      onStored: work.announceEvents,
    }),
  };
  const handler = createHttpHandler(
    [
      {
        method: 'POST',
        segment: 'webhook',
        answer: async (request) => {
          const signature = request.headers.get('stripe-signature');
          const delivery = { signature, readBody: async () => readBody(request) };
          return Response.json(await receiveWebhook(delivery, receiving));
        },
      },
      {
        method: 'GET',
        segment: 'health',
        answer: async () => answerHealth({ database, isWorkerRunning: () => work.worker.running }),
      },
      ...operations.routes,
    ],
    logger,
  );
  return { handler, nodeHandler: createNodeHandler(receiving, handler, logger) };
}

function createWebhooks({ database, stripe, logger }: Base, work: Work): Webhooks {
  return {
    inbox: {
      get: async (id) => findInboxEvent(database, id),
      list: async ({ state, limit }) => listInboxEvents(database, { state, limit: limit ?? 100 }),
      counts: async () => countInboxEvents(database),
    },
    replay: async (which, record = {}) => {
      const replayed = await replayEvents(database, which, record);
      if (replayed.length > 0) work.announceEvents();
      return replayed;
    },
    replays: async (id) => listReplays(database, id),
    ensureEndpoint: async (options) => ensureEndpoint(stripe, options, logger),
    endpoints: async () => checkEndpoints(stripe, logger),
  };
}

function createDeferred({ database }: Base, work: Work): Deferred {
  return {
    get: async (key) => findDeferred(database, key),
    list: async ({ state, limit }) => listDeferred(database, { state, limit: limit ?? 100 }),
    counts: async () => countDeferred(database),
    retry: async (which) => {
      const retried = await retryDeferred(database, which);
      if (retried.length > 0) work.announceWork();
      return retried;
    },
  };
}
