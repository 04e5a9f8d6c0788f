/** For tests: an app that receives webhooks, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request as it arrived. */
export interface ReceivedWebhook {
  body: string;
  headers: IncomingHttpHeaders;
}

export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** The one that arrived last; throws when there was none. */
  last(): ReceivedWebhook & { signature: string };
  /** The types of the events that arrived, in their order. */
  types(): string[];
  close(): Promise<void>;
}

/** How the app answers its n-th request, counted from 0: a status, or never. */
export type Answer = (index: number) => number | 'never';

export async function startWebhookReceiver(answer: Answer = () => 200): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const status = answer(received.push({ body, headers: request.headers }) - 1);
      if (status === 'never') return undefined;
      return response.writeHead(status, { Location: '/elsewhere' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/webhook`,
    received,
    last: () => withSignature(received.at(-1)),
    types: () => received.map(({ body }) => typeOf(body)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function withSignature(webhook: ReceivedWebhook | undefined): ReturnType<WebhookReceiver['last']> {
  const signature = webhook?.headers['stripe-signature'];
  if (webhook === undefined || typeof signature !== 'string') throw new Error('Nothing arrived');
  return { ...webhook, signature };
}

function typeOf(body: string): string {
  // What the emulator sends here are events.
  const event = JSON.parse(body) as { type: string };
  return event.type;
}
