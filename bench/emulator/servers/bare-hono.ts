// The limit of what Hono on Node allows: it reads the body of a POST and answers a fixed object. The objects are
// those that Billhook's emulator answers, so that they are of the same size.
import { createServer } from 'node:http';

import { createEmulator } from '@billhook/emulator';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

import { listen } from '../../shared/processes/listen.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { webRequest } from '../load/api-request.ts';
import { Workloads } from '../load/workloads.ts';

const workloads = new Workloads();
const customer = await answerTo('create-customers');
const payment = await answerTo('pay-at-once');

const app = new Hono();
app.use(async (context, next) => {
  if (context.req.method === 'POST') await context.req.text();
  await next();
});
const json = { 'Content-Type': 'application/json' };
app.post('/v1/customers', (context) => context.body(customer, 200, json));
app.get('/v1/customers/:id', (context) => context.body(customer, 200, json));
app.post('/v1/payment_intents', (context) => context.body(payment, 200, json));
app.post('/v1/payment_intents/:id/confirm', (context) => context.body(payment, 200, json));
const answer = getRequestListener(app.fetch);
const server = createServer((request, response) => {
  void answer(request, response);
});

/** What the emulator answers to the one call. */
async function answerTo(workload: 'create-customers' | 'pay-at-once'): Promise<string> {
  const emulator = createEmulator();
  const [step] = workloads.steps(workload, 1);
  if (step === undefined) throw new Error(`There is no call for ${workload}.`);
  const response = await emulator.fetch(webRequest(step.request));
  await emulator.close();
  return response.text();
}

serveMessages(await listen(server), {
  answer: async () => undefined,
  stop: async () => {
    server.closeAllConnections();
    server.close();
  },
});
