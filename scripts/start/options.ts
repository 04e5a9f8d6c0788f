// The options of `npm start -- …`.
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The store's port, if it was asked for by name. */
  port: number | null;
  /** The emulator's port, if it was asked for by name. */
  emulatorPort: number | null;
  /** Whether to forget all data first. */
  fresh: boolean;
}

const usage = `Usage: npm start -- [--port PORT] [--emulator-port PORT] [--fresh]

  --port PORT            the store's port (default: 3000, or the next free one)
  --emulator-port PORT   the Stripe emulator's port (default: 12111, or the next free one)
  --fresh                forget all data of earlier runs first
`;

/** Reads the options; what is not understood ends the program with the usage. */
export function readOptions(argv: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        'emulator-port': { type: 'string' },
        fresh: { type: 'boolean', default: false },
      },
    });
    return {
      port: portNumber('--port', values.port),
      emulatorPort: portNumber('--emulator-port', values['emulator-port']),
      fresh: values.fresh,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function portNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${option} takes a port number from 1 to 65535, got '${text}'.`);
}
