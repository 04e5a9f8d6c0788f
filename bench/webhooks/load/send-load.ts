// Sends prepared deliveries over a number of connections, each of which sends its next one as soon as the
// last was answered, and measures every one of them.
import { unixSeconds } from '../clock.ts';
import { createEvents, sign } from '../events/signed-events.ts';
import type { LoadPlan, LoadResult } from '../processes/messages.ts';
import { openConnection } from './connection.ts';
import { percentile } from './percentile.ts';

/** Prepares the deliveries, sends them, and says what became of them. */
export async function sendLoad(plan: LoadPlan): Promise<LoadResult> {
  const run = new LoadRun(plan, prepareRequests(plan));
  return run.send();
}

/** What a lane does at its end before it has begun. */
function doNothing(): void {}

class LoadRun {
  readonly #plan: LoadPlan;
  readonly #requests: readonly Buffer[];
  readonly #latencies: Float64Array;
  readonly #refused: Record<string, number> = {};
  #startedAt = 0;
  #next = 0;
  #answered = 0;
  #accepted = 0;

  constructor(plan: LoadPlan, requests: readonly Buffer[]) {
    this.#plan = plan;
    this.#requests = requests;
    this.#latencies = new Float64Array(requests.length);
  }

  async send(): Promise<LoadResult> {
    const lanes = await Promise.all(
      Array.from({ length: this.#plan.connections }, async () => this.#openLane()),
    );
    this.#startedAt = performance.now();
    await Promise.all(lanes.map(async (lane) => lane()));
    return this.#result(performance.now() - this.#startedAt);
  }

  /** Opens a connection; what is returned sends over it until there is nothing left to send. */
  async #openLane(): Promise<() => Promise<void>> {
    let sentAt = 0;
    let onDone = doNothing;
    const sendNext = (): void => {
      const request = this.#take();
      if (request === undefined) {
        connection.close();
        onDone();
        return;
      }
      sentAt = performance.now();
      connection.send(request);
    };
    const connection = await openConnection(this.#plan.port, (status) => {
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

  #take(): Buffer | undefined {
    if (performance.now() - this.#startedAt > this.#plan.maxMs) return undefined;
    const request = this.#requests[this.#next];
    this.#next += 1;
    return request;
  }

  #count(status: number, latencyMs: number): void {
    this.#latencies[this.#answered] = latencyMs;
    this.#answered += 1;
    if (status >= 200 && status < 300) this.#accepted += 1;
    else this.#refused[status] = (this.#refused[status] ?? 0) + 1;
  }

  #result(elapsedMs: number): LoadResult {
    const sorted = this.#latencies.subarray(0, this.#answered).toSorted();
    return {
      kind: 'loaded',
      accepted: this.#accepted,
      refused: this.#refused,
      elapsedMs,
      p50Ms: percentile(sorted, 50),
      p99Ms: percentile(sorted, 99),
      maxMs: percentile(sorted, 100),
    };
  }
}

/** The whole requests as bytes, with the headers that Stripe sends. */
function prepareRequests(plan: LoadPlan): Buffer[] {
  const nowSeconds = unixSeconds();
  return createEvents(plan.events).map((event) => {
    const { body, signature } = sign(event, nowSeconds);
    return Buffer.from(
      [
        `POST ${plan.path} HTTP/1.1`,
        `Host: 127.0.0.1:${plan.port}`,
        'Cache-Control: no-cache',
        'Content-Type: application/json; charset=utf-8',
        'Accept: */*; q=0.5, application/xml',
        'User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        `Stripe-Signature: ${signature}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  });
}
