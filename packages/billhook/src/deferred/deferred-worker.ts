// Does what handlers have deferred, several pieces at once, each with as many attempts as it takes.
import type { WorkerConfiguration } from '../config/configuration.ts';
import type { Database } from '../database/database.ts';
import { type Logger, withFields } from '../logging/logger.ts';
import { describeError } from '../logging/redact.ts';
import type { Random } from '../randomness/random.ts';
import { backoffDelayMs } from '../webhooks/worker/backoff.ts';
import type { DeferredHandler, DeferredRegistry } from './deferred-handlers.ts';
import {
  type ClaimedWork,
  claimWork,
  markWorkDone,
  markWorkFailed,
  takeOverWork,
} from './deferred-queue.ts';

export interface DeferredWorkerParts {
  readonly database: Database;
  readonly registry: DeferredRegistry;
  readonly settings: WorkerConfiguration;
  readonly logger: Logger;
  readonly random: Random;
}

export interface DeferredWorker {
  start(): void;
  /** Waits for what is being done. */
  stop(): Promise<void>;
  wake(): void;
}

export function createDeferredWorker(parts: DeferredWorkerParts, id: string): DeferredWorker {
  return new PollingDeferredWorker(parts, id);
}

/** How much is claimed at once for each piece that is done at once. */
const claimsPerLane = 8;

class PollingDeferredWorker implements DeferredWorker {
  readonly #parts: DeferredWorkerParts;
  readonly #id: string;
  /** Claimed and not begun yet. */
  readonly #queue: ClaimedWork[] = [];
  /** The keys of all that is claimed. */
  readonly #held = new Set<string>();
  readonly #lanes = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #again = false;
  #running = false;

  constructor(parts: DeferredWorkerParts, id: string) {
    this.#parts = parts;
    this.#id = id;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#poll();
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await this.#round;
    // What was not begun comes back by itself, as the work of a worker that has signed off.
    this.#queue.splice(0);
    await Promise.all(this.#lanes);
  }

  wake(): void {
    this.#look(async () => {});
  }

  /** What others have left behind is looked for at every poll, not whenever something is done. */
  #poll(): void {
    clearTimeout(this.#timer);
    if (!this.#running) return;
    this.#look(async () => this.#takeOver());
    this.#timer = setTimeout(() => {
      this.#poll();
    }, this.#parts.settings.pollMs);
  }

  async #takeOver(): Promise<void> {
    const { database, settings, logger } = this.#parts;
    const held = [...this.#held];
    const dead = await takeOverWork(database, { ...settings, workerId: this.#id, held });
    for (const key of dead) {
      const fields = { deferred: key, attempts: settings.attempts };
      logger.error(fields, 'Deferred work was given up as dead: its process ended every time.');
    }
  }

  #look(before: () => Promise<void>): void {
    if (!this.#running) return;
    if (this.#round !== undefined) {
      this.#again = true;
      return;
    }
    this.#round = this.#lookOnce(before).finally(() => {
      this.#round = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.wake();
    });
  }

  async #lookOnce(before: () => Promise<void>): Promise<void> {
    const { database, registry, settings, logger } = this.#parts;
    try {
      await before();
      // While there is enough to do, claims wait until there can be many of them.
      if (this.#queue.length > 0) return;
      const limit = settings.concurrency * claimsPerLane - this.#held.size;
      if (limit <= 0) return;
      const claim = { workerId: this.#id, names: registry.names(), limit };
      const works = await claimWork(database, claim);
      for (const work of works) this.#held.add(work.key);
      this.#queue.push(...works);
      this.#fillLanes();
    } catch (error) {
      logger.error({ err: error }, 'The worker could not look for deferred work.');
    }
  }

  #fillLanes(): void {
    const { concurrency } = this.#parts.settings;
    const wanted = Math.min(concurrency - this.#lanes.size, this.#queue.length);
    for (let opened = 0; opened < wanted; opened += 1) {
      const lane = this.#runLane().finally(() => {
        this.#lanes.delete(lane);
        this.wake();
      });
      this.#lanes.add(lane);
    }
  }

  async #runLane(): Promise<void> {
    for (let work = this.#queue.shift(); work !== undefined; work = this.#queue.shift()) {
      await this.#do(work);
      this.#held.delete(work.key);
    }
  }

  async #do(work: ClaimedWork): Promise<void> {
    const { database, registry } = this.#parts;
    const handler = registry.handlerOf(work.name);
    if (handler === undefined) return;
    try {
      await this.#runInTime(work, handler);
      await markWorkDone(database, work);
    } catch (error) {
      await this.#fail(work, error);
    }
  }

  async #fail(work: ClaimedWork, error: unknown): Promise<void> {
    const { database, settings, logger, random } = this.#parts;
    const { attempts } = settings;
    const fields = { deferred: work.key, name: work.name, attempt: work.attempt };
    const delayMs = backoffDelayMs(work.attempt, settings, random);
    const isGivenUp = work.attempt >= attempts;
    if (isGivenUp) {
      logger.error(
        { ...fields, err: error },
        'Deferred work failed for the last time; it is given up as dead.',
      );
    } else {
      logger.warn(
        { ...fields, err: error, delayMs },
        'Deferred work failed; it will be tried again.',
      );
    }
    try {
      await markWorkFailed(database, work, { error: describeError(error), delayMs, attempts });
      if (!isGivenUp) this.#wakeLater(delayMs);
    } catch (unrecorded) {
      logger.error({ ...fields, err: unrecorded }, 'A failure could not be recorded.');
    }
  }

  async #runInTime(work: ClaimedWork, handler: DeferredHandler): Promise<void> {
    const { settings, logger } = this.#parts;
    const signal = AbortSignal.timeout(settings.handlerTimeoutMs);
    const late = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error(`It did not finish within ${settings.handlerTimeoutMs} ms.`));
      });
    });
    const payload: unknown = JSON.parse(work.payload);
    const context = {
      payload,
      key: work.key,
      eventId: work.event,
      attempt: work.attempt,
      log: withFields(logger, { deferred: work.key }),
      signal,
    };
    await Promise.race([Promise.resolve(handler(context)), late]);
  }

  #wakeLater(delayMs: number): void {
    if (delayMs > this.#parts.settings.pollMs) return;
    setTimeout(() => {
      this.wake();
    }, delayMs).unref();
  }
}
