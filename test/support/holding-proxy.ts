// Stands between an app and the emulator, and can keep an answer to itself: the call is done, and the app does not
// know.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HoldingProxy {
  readonly url: string;
  /** Calls with this method and path, such as `POST /v1/refunds`, are done but not answered from now on. */
  hold(call: string): void;
  /** Resolves when such a call was done. */
  readonly held: Promise<void>;
  release(): void;
  /** Answers everything with this status, as a Stripe that is down does; undefined ends it. */
  outage: number | undefined;
  /** How many requests came. */
  readonly requests: number;
  close(): Promise<void>;
}

export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  let holding: string | undefined;
  let requests = 0;
  let announce: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    announce = resolve;
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1;
    if (proxy.outage !== undefined) {
      response.writeHead(proxy.outage, { 'content-type': 'application/json' });
      response.end('{"error":{"type":"api_error","message":"Down."}}');
      return;
    }
    const answer = await forward(request, target);
    const body = await answer.text();
    if (`${request.method} ${request.url}` === holding) {
      announce?.();
      return;
    }
    const {
      'content-encoding': _encoding,
      'content-length': _length,
      'transfer-encoding': _transfer,
      ...headers
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers);
    response.end(body);
  }

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  const proxy: HoldingProxy = {
    url: `http://127.0.0.1:${port}`,
    hold: (call) => {
      holding = call;
    },
    held,
    release: () => {
      holding = undefined;
    },
    outage: undefined,
    get requests() {
      return requests;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return proxy;
}

async function forward(request: IncomingMessage, target: string): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const {
    host: _host,
    connection: _connection,
    'content-length': _length,
    ...headers
  } = request.headers;
  return fetch(`${target}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
  });
}
