// A network between an app and its database that, from some moment on, drops what goes over the connections there are,
// without ending them; new connections work.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SwallowingProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string;
  /** From now on, nothing goes over the connections that there are. */
  swallow(): void;
  close(): Promise<void>;
}

export async function startSwallowingProxy(databaseUrl: string): Promise<SwallowingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const swallowed = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    open.add(client);
    const relay = (from: Socket, to: Socket): void => {
      from.on('data', (bytes) => {
        if (!swallowed.has(client)) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    };
    relay(client, server);
    relay(server, client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  // A TCP server that listens has an address of this form.
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    swallow: () => {
      for (const socket of open) swallowed.add(socket);
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
