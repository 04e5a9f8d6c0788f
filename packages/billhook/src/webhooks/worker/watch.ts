// Says at regular intervals that its worker is alive, and takes over the events of those that are not.
import { signOff, signOn, takeOverEvents } from '../inbox/workers.ts';
import type { WorkerParts } from './worker-parts.ts';

export interface Watch {
  /** Signs on; from then on it repeats that by itself. Does nothing when it has been started. */
  start(): Promise<void>;
  /**
   * Signs off, if it has been started.
   *
   * @throws the database's error when it could not; the worker is then given up after a while.
   */
  stop(): Promise<void>;
}

export interface WatchInput {
  readonly workerId: string;
  /** The ids of the events that the worker holds. */
  readonly held: () => readonly string[];
  /** Told when abandoned events have become due. */
  readonly onDue: () => void;
  /** Told when the worker has been silent for so long that others have taken its events over. */
  readonly onSilent: () => void;
}

/** How many times a worker signs on within the time after which it would be given up. */
const signsPerTakeover = 4;

export function createWatch(parts: WorkerParts, input: WatchInput): Watch {
  return new RegularWatch(parts, input);
}

class RegularWatch implements Watch {
  readonly #parts: WorkerParts;
  readonly #input: WatchInput;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #started = false;
  #seenAtMs = 0;

  constructor(parts: WorkerParts, input: WatchInput) {
    this.#parts = parts;
    this.#input = input;
  }

  async start(): Promise<void> {
    if (this.#started) return;
    await this.#signOn();
    this.#started = true;
    this.#repeat();
  }

  async stop(): Promise<void> {
    if (!this.#started) return;
    this.#started = false;
    clearTimeout(this.#timer);
    await this.#round;
    await signOff(this.#parts.database, this.#input.workerId);
  }

  #repeat(): void {
    if (!this.#started) return;
    const pauseMs = Math.max(10, this.#parts.settings.takeoverMs / signsPerTakeover);
    this.#timer = setTimeout(() => {
      this.#round = this.#watchOnce().finally(() => {
        this.#repeat();
      });
    }, pauseMs);
  }

  async #watchOnce(): Promise<void> {
    const { settings, database, logger } = this.#parts;
    try {
      await this.#signOn();
      const { workerId, held } = this.#input;
      const { due, dead } = await takeOverEvents(database, { ...settings, workerId, held: held() });
      if (dead.length > 0) {
        const fields = { events: dead, attempts: settings.attempts };
        logger.error(fields, 'Events were set aside as dead: their process ended every time.');
      }
      if (due.length > 0) {
        logger.warn({ events: due }, 'Events whose worker has ended were taken over.');
      }
      // Of what is dead, the mirror has yet to hear.
      if (due.length + dead.length > 0) this.#input.onDue();
    } catch (error) {
      logger.warn({ err: error }, 'The worker could not say that it is alive.');
    }
  }

  async #signOn(): Promise<void> {
    const { settings, database, clock } = this.#parts;
    const silentMs = clock.now().getTime() - this.#seenAtMs;
    if (this.#started && silentMs > settings.takeoverMs) this.#input.onSilent();
    await signOn(database, this.#input.workerId);
    this.#seenAtMs = clock.now().getTime();
  }
}
