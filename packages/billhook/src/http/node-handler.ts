// The same endpoint for `node:http`, and for the frameworks that are built on it. Webhooks are read and
// answered without a web-standard `Request` in between, which costs more than everything else done to one.
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Logger } from '../logging/logger.ts';
import { type Delivery, receiveWebhook, type ReceiveParts } from '../webhooks/receive.ts';
import { readNodeBody } from '../webhooks/read-body.ts';
import { errorResponse } from './error-response.ts';
import type { HttpHandler } from './handler.ts';

/** Answers a request of `node:http`; it never throws. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const stored = JSON.stringify({ received: true, duplicate: false });
const storedBefore = JSON.stringify({ received: true, duplicate: true });

export function createNodeHandler(
  receiving: ReceiveParts,
  handler: HttpHandler,
  logger: Logger,
): NodeHandler {
  /** Anything but webhooks is rare, and may cost a conversion. */
  const answerRarely: NodeHandler = async (request, response) => {
    try {
      await send(response, await handler(await toRequest(request)));
    } catch (error) {
      if (!request.complete) response.setHeader('Connection', 'close');
      await send(response, errorResponse(error, logger));
    }
  };

  return async (request, response) => {
    if (request.method !== 'POST' || !/\/webhook\/?(?:\?|$)/.test(request.url ?? '')) {
      await answerRarely(request, response);
      return;
    }
    try {
      const { duplicate } = await receiveWebhook(deliveryOf(request), receiving);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(duplicate ? storedBefore : stored);
    } catch (error) {
      // The rest of a body that was not read would otherwise be taken for the next request.
      if (!request.complete) response.setHeader('Connection', 'close');
      await send(response, errorResponse(error, logger));
    }
  };
}

async function toRequest(request: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/' } = request;
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readNodeBody(request);
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}

function deliveryOf(request: IncomingMessage): Delivery {
  const header = request.headers['stripe-signature'];
  return {
    signature: typeof header === 'string' ? header : null,
    readBody: async () => readNodeBody(request),
  };
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
