// The limit of what HTTP allows: the body is read, its signature checked and its JSON parsed, by nothing
// but Node. Nothing is stored, so no receiver of webhooks can be faster on this machine.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { webhookSecret } from '../events/signed-events.ts';
import { serveMessages } from '../../shared/processes/serve-messages.ts';
import { listen } from '../../shared/processes/listen.ts';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
  });
  request.on('end', () => {
    answer(request, Buffer.concat(chunks), response);
  });
});

function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const header = String(request.headers['stripe-signature']);
  const [, timestamp = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const expected = createHmac('sha256', webhookSecret)
    .update(`${timestamp}.`)
    .update(body)
    .digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.writeHead(400).end();
    return;
  }
  const event: unknown = JSON.parse(body.toString('utf8'));
  const text = JSON.stringify({ received: event !== null });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text);
}

serveMessages(await listen(server), {
  answer: async () => undefined,
  stop: async () => {
    server.closeAllConnections();
    server.close();
  },
});
