// Listens on a free port of the loopback interface, and nowhere else.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** @returns the port. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}

/** A port that nobody listens on at the moment, for what takes none of the system's choice. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}
