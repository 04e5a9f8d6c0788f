// The one place where the parts are put together.
import { createCheckout } from './checkout/create-checkout.ts';
import type { Billhook, Webhooks } from './billhook.ts';
import { systemClock } from './clock/clock.ts';
import { type Configuration, readConfiguration } from './config/configuration.ts';
import type { BillhookOptions } from './config/options.ts';
import { createCustomers } from './customers/customers.ts';
import type { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase, type OpenedDatabase } from './database/open-database.ts';
import { createHttpHandler } from './http/handler.ts';
import { answerHealth } from './http/health.ts';
import { createDefaultLogger, type Logger, redacting } from './logging/logger.ts';
import { newId, systemRandom } from './randomness/random.ts';
import { createAccountReader } from './stripe/account.ts';
import { createStripeClient } from './stripe/create-client.ts';
import { forgetDeletedCustomer } from './webhooks/forget-deleted-customer.ts';
import { createHandlerRegistry } from './webhooks/handlers.ts';
import { countInboxEvents, findInboxEvent, listInboxEvents } from './webhooks/inbox/read-inbox.ts';
import { replayEvent } from './webhooks/inbox/replay-event.ts';
import { receiveWebhook } from './webhooks/receive.ts';
import { createWorker, type Worker } from './webhooks/worker/worker.ts';

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
  return assemble(configuration, opened, logger);
}

function assemble(configuration: Configuration, opened: OpenedDatabase, logger: Logger): Billhook {
  const { database } = opened;
  let stopped: Promise<void> | undefined;
  const stripe = createStripeClient(configuration.stripe);
  const { livemode } = configuration.stripe;
  const customers = createCustomers({
    stripe,
    database,
    livemode,
    newId,
    account: createAccountReader(stripe),
    random: systemRandom,
  });
  const registry = createHandlerRegistry();
  registry.on('customer.deleted', forgetDeletedCustomer);
  const worker = createWorker({
    database,
    registry,
    logger,
    settings: configuration.worker,
    random: systemRandom,
  });
  return {
    stripe,
    database,
    pool: database.pool,
    checkout: {
      create: async (input) => createCheckout(input, { stripe, customers, clock: systemClock }),
    },
    customers: { ensure: async (user) => customers.ensure(user) },
    webhooks: createWebhooks(database, worker),
    on: (type, handler) => {
      registry.on(type, handler);
    },
    handler: createHttp(configuration, database, worker, logger),
    start: async () => {
      worker.start();
    },
    stop: async () => {
      stopped ??= stopAll(worker, opened);
      return stopped;
    },
  };
}

/** Closes the database even if the worker could not stop well. */
async function stopAll(worker: Worker, opened: OpenedDatabase): Promise<void> {
  try {
    await worker.stop();
  } finally {
    await opened.close();
  }
}

function createHttp(
  configuration: Configuration,
  database: Database,
  worker: Worker,
  logger: Logger,
): Billhook['handler'] {
  const receiving = {
    database,
    logger,
    stripe: configuration.stripe,
    clock: systemClock,
    onStored: () => {
      worker.wake();
    },
  };
  return createHttpHandler(
    [
      {
        method: 'POST',
        segment: 'webhook',
        answer: async (request) => receiveWebhook(request, receiving),
      },
      {
        method: 'GET',
        segment: 'health',
        answer: async () => answerHealth({ database, isWorkerRunning: () => worker.running }),
      },
    ],
    logger,
  );
}

function createWebhooks(database: Database, worker: Worker): Webhooks {
  return {
    inbox: {
      get: async (id) => findInboxEvent(database, id),
      list: async ({ state, limit }) => listInboxEvents(database, { state, limit: limit ?? 100 }),
      counts: async () => countInboxEvents(database),
    },
    replay: async (id) => {
      const replayed = await replayEvent(database, id);
      if (replayed) worker.wake();
      return replayed;
    },
  };
}
