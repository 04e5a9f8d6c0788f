// Keeps a number of connections busy, each of which sends its next request as soon as the last was answered,
// and measures every one of them.
import type { OpenConnection } from './connection.ts';
import { percentile } from './percentile.ts';

/**
 * One thing that is asked for: a request, and, where more belongs to it, what is sent next over the same
 * connection, made of the answer. It is measured from the first request to the last answer.
 */
export interface Step<Request> {
  readonly request: Request;
  /** Undefined when the answer was the last one, and is right. */
  readonly next?: (body: string) => Step<Request> | undefined;
}

export interface LoadLimits {
  /** How many requests are under way at once. */
  readonly connections: number;
  /** Nothing is begun after this many milliseconds. */
  readonly maxMs: number;
}

/** What became of a load. */
export interface Loaded {
  /** How many were answered 2xx, to the last of their requests. */
  readonly accepted: number;
  /** How many were answered otherwise, by status. */
  readonly refused: Readonly<Record<string, number>>;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Sends all of it, and says what became of it. */
export async function runLoad<Request>(
  steps: readonly Step<Request>[],
  limits: LoadLimits,
  open: OpenConnection<Request>,
): Promise<Loaded> {
  return new LoadRun(steps, limits, open).send();
}

/** What a lane does at its end before it has begun. */
function doNothing(): void {}

class LoadRun<Request> {
  readonly #steps: readonly Step<Request>[];
  readonly #limits: LoadLimits;
  readonly #open: OpenConnection<Request>;
  readonly #latencies: Float64Array;
  readonly #refused: Record<string, number> = {};
  #startedAt = 0;
  #next = 0;
  #answered = 0;
  #accepted = 0;

  constructor(steps: readonly Step<Request>[], limits: LoadLimits, open: OpenConnection<Request>) {
    this.#steps = steps;
    this.#limits = limits;
    this.#open = open;
    this.#latencies = new Float64Array(steps.length);
  }

  async send(): Promise<Loaded> {
    const lanes = await Promise.all(
      Array.from({ length: this.#limits.connections }, async () => this.#openLane()),
    );
    this.#startedAt = performance.now();
    await Promise.all(lanes.map(async (lane) => lane()));
    return this.#result(performance.now() - this.#startedAt);
  }

  /** Opens a connection; what is returned sends over it until there is nothing left to send. */
  async #openLane(): Promise<() => Promise<void>> {
    let sentAt = 0;
    let onDone = doNothing;
    let step: Step<Request> | undefined;
    const sendNext = (): void => {
      step = this.#take();
      if (step === undefined) {
        connection.close();
        onDone();
        return;
      }
      sentAt = performance.now();
      connection.send(step.request);
    };
    const connection = await this.#open((status, body) => {
      const following = isAccepted(status) ? step?.next?.(body) : undefined;
      if (following !== undefined) {
        step = following;
        connection.send(following.request);
        return;
      }
      this.#count(status, performance.now() - sentAt);
      // A status of 0 is a broken connection: nothing can be sent over it any more.
      if (status === 0) onDone();
      else sendNext();
    });
    return async () =>
      new Promise((resolve) => {
        onDone = resolve;
        sendNext();
      });
  }

  #take(): Step<Request> | undefined {
    if (performance.now() - this.#startedAt > this.#limits.maxMs) return undefined;
    const step = this.#steps[this.#next];
    this.#next += 1;
    return step;
  }

  #count(status: number, latencyMs: number): void {
    this.#latencies[this.#answered] = latencyMs;
    this.#answered += 1;
    if (isAccepted(status)) this.#accepted += 1;
    else this.#refused[status] = (this.#refused[status] ?? 0) + 1;
  }

  #result(elapsedMs: number): Loaded {
    const sorted = this.#latencies.subarray(0, this.#answered).toSorted();
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      elapsedMs,
      p50Ms: percentile(sorted, 50),
      p99Ms: percentile(sorted, 99),
      maxMs: percentile(sorted, 100),
    };
  }
}

function isAccepted(status: number): boolean {
  return status >= 200 && status < 300;
}
