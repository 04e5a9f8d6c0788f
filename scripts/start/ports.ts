// Finds ports to listen on.
import { createServer } from 'node:net';

export interface PortWish {
  /** The port that was asked for by name, or null. */
  wanted: number | null;
  /** Where to look first when none was asked for. */
  usual: number;
  /** The option that asks for it, for the error message. */
  option: string;
}

/** How many ports after the usual one are tried. */
const tries = 50;

/** The wanted port, or the usual one or the next free one; ends the program when there is none. */
export async function choosePort({ wanted, usual, option }: PortWish): Promise<number> {
  if (wanted !== null) {
    if (await isFree(wanted)) return wanted;
    console.error(
      `Port ${wanted} is in use. Stop what listens there, choose another with ${option}, ` +
        `or leave ${option} out and a free one is taken.`,
    );
    process.exit(1);
  }
  for (let port = usual; port < usual + tries; port += 1) {
    if (await isFree(port)) return port;
  }
  console.error(`No port from ${usual} to ${usual + tries - 1} is free. Name one with ${option}.`);
  process.exit(1);
}

/** Whether nobody listens on the port, neither on 127.0.0.1 nor on all addresses. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
