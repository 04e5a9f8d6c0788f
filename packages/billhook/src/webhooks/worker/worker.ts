// The worker: claims due events as long as it has hands free, handles them, and sleeps until it is woken
// or the next poll. Any number of workers in any number of processes may share one inbox.
import { type ClaimedEvent, claimEvents } from '../inbox/claim-events.ts';
import { handleEvent, type HandleParts } from './handle-event.ts';

export interface Worker {
  /** Starts claiming. Does nothing when it runs already. */
  start(): void;
  /** Stops claiming and waits for what is being handled. */
  stop(): Promise<void>;
  /** Has it look for due events at once. */
  wake(): void;
  readonly running: boolean;
}

/** The longest pause after the database could not be reached, in milliseconds. */
const maxPauseMs = 30_000;

export function createWorker(parts: HandleParts): Worker {
  return new PollingWorker(parts);
}

class PollingWorker implements Worker {
  readonly #parts: HandleParts;
  readonly #active = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;
  #stopping = false;
  /** Set when something happened since the last look, so that no wake-up between two looks is lost. */
  #woken = false;
  #endSleep: (() => void) | undefined;

  constructor(parts: HandleParts) {
    this.#parts = parts;
  }

  get running(): boolean {
    return this.#loop !== undefined;
  }

  start(): void {
    if (this.#loop !== undefined) return;
    this.#stopping = false;
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    await Promise.all(this.#active);
    this.#loop = undefined;
  }

  wake(): void {
    this.#woken = true;
    this.#endSleep?.();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopping) {
      this.#woken = false;
      try {
        const claimed = await this.#claim();
        failures = 0;
        if (claimed > 0) continue;
      } catch (error) {
        failures += 1;
        this.#parts.logger.error({ err: error }, 'The worker could not look for due events.');
      }
      await this.#sleep(this.#pauseMs(failures));
    }
  }

  async #claim(): Promise<number> {
    const { settings, database } = this.#parts;
    const limit = settings.concurrency - this.#active.size;
    if (limit <= 0) return 0;
    const claims = await claimEvents(database, { ...settings, limit });
    for (const claim of claims) {
      const handling = this.#handle(claim).finally(() => {
        this.#active.delete(handling);
        // A hand is free again, and the next event about the same object may be due.
        this.wake();
      });
      this.#active.add(handling);
    }
    return claims.length;
  }

  async #handle(claim: ClaimedEvent): Promise<void> {
    try {
      const delayMs = await handleEvent(claim, this.#parts);
      if (delayMs !== undefined) this.#wakeLater(delayMs);
    } catch (error) {
      this.#parts.logger.error(
        { event: claim.id, err: error },
        'What came of the event could not be recorded; it will be taken up again.',
      );
    }
  }

  #pauseMs(failures: number): number {
    const { pollMs } = this.#parts.settings;
    return failures === 0 ? pollMs : Math.min(maxPauseMs, pollMs * 2 ** failures);
  }

  async #sleep(durationMs: number): Promise<void> {
    if (this.#woken || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, durationMs);
      this.#endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#endSleep = undefined;
  }

  #wakeLater(delayMs: number): void {
    // The poll finds it anyway; this only spares a short retry the wait for it.
    if (delayMs > this.#parts.settings.pollMs) return;
    setTimeout(() => {
      this.wake();
    }, delayMs).unref();
  }
}
