// One connection of its own that hears what other processes announce. It is a convenience: everything that
// it makes prompt is also found by polling, so that nothing is lost while it is away.
import { Client, type Pool } from 'pg';

import type { Logger } from '../logging/logger.ts';

export interface Listener {
  /** Closes the connection. */
  stop(): Promise<void>;
}

export interface ListenParts {
  readonly pool: Pool;
  readonly logger: Logger;
  /** What to do when something is announced on a channel. Also called for each after a reconnection. */
  readonly channels: Readonly<Record<string, () => void>>;
}

/** The pauses between attempts to connect, in milliseconds: doubling from the one to the other. */
const pausesMs = { first: 200, longest: 10_000 } as const;

/** Listens from now on, and again after every loss of the connection. */
export function listen(parts: ListenParts): Listener {
  return new ReconnectingListener(parts);
}

class ReconnectingListener implements Listener {
  readonly #parts: ListenParts;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #pauseMs: number = pausesMs.first;
  #connecting: Promise<void>;

  constructor(parts: ListenParts) {
    this.#parts = parts;
    this.#connecting = this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#connecting;
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new Client(this.#parts.pool.options);
    client.on('error', () => {});
    client.on('notification', ({ channel }) => this.#parts.channels[channel]?.());
    try {
      await client.connect();
      for (const channel of Object.keys(this.#parts.channels)) {
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
      }
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'Cannot listen to the database; polling goes on.');
      client.end().catch(() => {});
      this.#retry();
      return;
    }
    this.#client = client;
    this.#pauseMs = pausesMs.first;
    client.on('end', () => {
      this.#client = undefined;
      this.#retry();
    });
    // What was announced while nobody listened.
    for (const announced of Object.values(this.#parts.channels)) announced();
  }

  #retry(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#connecting = this.#connect();
    }, this.#pauseMs);
    this.#timer.unref();
    this.#pauseMs = Math.min(this.#pauseMs * 2, pausesMs.longest);
  }
}
