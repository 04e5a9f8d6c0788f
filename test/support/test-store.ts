// The example store for tests: with its emulator, on a database of its own, on free ports.
import { serve } from '@hono/node-server';
import { createEmulator, type Emulator, type EmulatorOptions } from '@billhook/emulator';
import { createBillhook, type Billhook } from 'billhook';
import { createDatabase } from 'billhook/embedded';
import { randomUUID } from 'node:crypto';

import { freePort } from './free-port.ts';
import { createStore } from '../../examples/store/src/app.tsx';
import { createTables } from '../../examples/store/src/orders/orders.ts';
import { routeWebhooks } from '../../examples/store/src/webhooks/routes.ts';

export interface TestStore {
  /** Where the store is reached. */
  url: string;
  emulatorUrl: string;
  emulator: Emulator;
  billhook: Billhook;
  /** Every request of a browser, as text: method, address, headers and body. */
  requests: readonly string[];
  stop(): Promise<void>;
}

export interface TestStoreOptions {
  /** A PostgreSQL URL whose user may create databases. */
  databaseUrl: string;
  emulator?: EmulatorOptions;
}

const webhookSecret = 'whsec_of_the_test_store';

/** Starts everything; the caller stops it. */
export async function startTestStore(options: TestStoreOptions): Promise<TestStore> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const emulator = createEmulator({
    businessName: 'Hedgerow',
    webhooks: [{ url: `${url}/billhook/webhook`, secret: webhookSecret }],
    ...options.emulator,
  });
  const emulatorUrl = await emulator.listen();
  const database = `store_${randomUUID().replaceAll('-', '')}`;
  const billhook = await createBillhook({
    stripe: { secretKey: 'sk_test_store', webhookSecrets: [webhookSecret], apiBase: emulatorUrl },
    database: { url: await createDatabase(options.databaseUrl, database) },
    logger: quiet,
  });
  await createTables(billhook.pool);
  routeWebhooks(billhook);
  await billhook.start();
  const requests: string[] = [];
  const stripe = { publishableKey: 'pk_test_store', scriptUrl: `${emulatorUrl}/endive/stripe.js` };
  const app = await createStore({ billhook, pool: billhook.pool, url, stripe, logger: quiet });
  const server = serve({
    fetch: async (request: Request) => {
      const body = await request.clone().text();
      const headers = JSON.stringify(Object.fromEntries(request.headers));
      if (!request.url.startsWith(`${url}/billhook/`))
        requests.push(`${request.method} ${request.url} ${headers} ${body}`);
      return app.fetch(request);
    },
    port,
  });
  return {
    url,
    emulatorUrl,
    emulator,
    billhook,
    requests,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
      await billhook.stop();
    },
  };
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // The tests look at what the store shows, not at what it logs.
}
