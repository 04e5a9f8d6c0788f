// The load balancer before the receiving processes, and the witness of the storm: it notes which events
// were acknowledged, whatever becomes of the process that did so.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface FrontDoor {
  readonly url: string;
  /** The ids of the events that were answered 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  /** How many deliveries there were of each status; 502 when the process was not there. */
  readonly statuses: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

const patienceMs = 8_000;

export async function openFrontDoor(ports: readonly number[]): Promise<FrontDoor> {
  const acknowledged = new Set<string>();
  const statuses = new Map<number, number>();
  let turn = 0;
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    turn += 1;
    const answer = await forward(ports[turn % ports.length] ?? 0, incoming, body);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const id = /"id": "(evt_[^"]+)"/.exec(body.toString())?.[1];
    if (answer.status >= 200 && answer.status < 300 && id !== undefined) acknowledged.add(id);
    response.writeHead(answer.status).end(answer.body);
  };
  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a TCP port has an AddressInfo as its address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    acknowledged,
    statuses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  status: number;
  body: Buffer;
}

const badGateway: Answer = { status: 502, body: Buffer.alloc(0) };

function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: incoming.url,
        headers: { ...incoming.headers, 'content-length': body.length },
        agent: false,
        timeout: patienceMs,
      },
      (response) => {
        buffer(response).then(
          (text) => resolve({ status: response.statusCode ?? 502, body: text }),
          () => resolve(badGateway),
        );
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(badGateway));
    outgoing.end(body);
  });
}
