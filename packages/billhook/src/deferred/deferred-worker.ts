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

class PollingDeferredWorker implements DeferredWorker {
  readonly #parts: DeferredWorkerParts;
  readonly #id: string;
  readonly #active = new Map<string, Promise<void>>();
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
    this.wake();
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await this.#round;
    await Promise.all(this.#active.values());
  }

  wake(): void {
    if (!this.#running || this.#parts.registry.names().length === 0) return;
    if (this.#round !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#round = this.#lookOnce().finally(() => {
      this.#round = undefined;
      if (!this.#running) return;
      const pauseMs = this.#again ? 0 : this.#parts.settings.pollMs;
      this.#again = false;
      this.#timer = setTimeout(() => {
        this.wake();
      }, pauseMs);
    });
  }

  async #lookOnce(): Promise<void> {
    const { database, registry, settings, logger } = this.#parts;
    try {
      await takeOverWork(database, {
        takeoverMs: settings.takeoverMs,
        workerId: this.#id,
        held: [...this.#active.keys()],
      });
      const limit = settings.concurrency - this.#active.size;
      if (limit <= 0) return;
      const claim = { workerId: this.#id, names: registry.names(), limit };
      for (const work of await claimWork(database, claim)) {
        const doing = this.#do(work).finally(() => {
          this.#active.delete(work.key);
          this.wake();
        });
        this.#active.set(work.key, doing);
      }
    } catch (error) {
      logger.error({ err: error }, 'The worker could not look for deferred work.');
    }
  }

  async #do(work: ClaimedWork): Promise<void> {
    const { database, registry, settings, logger, random } = this.#parts;
    const handler = registry.handlerOf(work.name);
    if (handler === undefined) return;
    const fields = { deferred: work.key, name: work.name, attempt: work.attempt };
    try {
      await this.#runInTime(work, handler);
      await markWorkDone(database, work);
    } catch (error) {
      const delayMs = backoffDelayMs(work.attempt, settings, random);
      logger.warn({ ...fields, err: error, delayMs }, 'Deferred work failed.');
      try {
        const { attempts } = settings;
        await markWorkFailed(database, work, { error: describeError(error), delayMs, attempts });
        this.#wakeLater(delayMs);
      } catch (unrecorded) {
        logger.error({ ...fields, err: unrecorded }, 'A failure could not be recorded.');
      }
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
