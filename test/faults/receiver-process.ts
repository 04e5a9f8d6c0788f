// One of the processes that receive and work. It is made to be killed at any moment.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type * as Billhook from 'billhook';

import { createSilentLogger } from '../../packages/billhook/src/testing/silent-logger.ts';
import { eventTypes } from './event-types.ts';
import { handleBadly } from './handle-badly.ts';
import { attempts, type ReceiverOptions } from './receiver-options.ts';

// The parent process, which starts this one, passes nothing else.
const options = JSON.parse(process.argv[2] ?? '') as ReceiverOptions;
// Both the workspace's module and a copy of it have this form.
const { createBillhook, ...outcomes } = (await import(options.library)) as typeof Billhook;

const billhook = await createBillhook({
  stripe: {
    secretKey: 'sk_test_storm',
    webhookSecrets: [options.webhookSecret],
    apiBase: options.apiBase,
  },
  database: { url: options.databaseUrl },
  worker: {
    concurrency: 5,
    pollMs: 200,
    attempts,
    backoffMs: 50,
    maxBackoffMs: 400,
    handlerTimeoutMs: 2_500,
    takeoverMs: 500,
  },
  // Nothing is to be found again behind the storm's back: what is acknowledged has to be here by itself.
  upkeep: { reconcileEveryMs: 0 },
  logger: createSilentLogger(),
});
for (const type of eventTypes) {
  billhook.on(type, async (context) => handleBadly(context, options.seed, outcomes));
}
await billhook.start();
createServer((request, response) => {
  void answer(request, response);
}).listen(options.port, '127.0.0.1', () => process.send?.('ready'));
// When the storm is broken off, nothing may stay behind.
process.on('disconnect', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const answered = await billhook.handler(
    new Request(`http://127.0.0.1${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      body: Buffer.concat(chunks),
    }),
  );
  response.writeHead(answered.status).end(await answered.text());
}
