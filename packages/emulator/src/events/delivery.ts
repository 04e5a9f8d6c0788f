/**
 * Delivers events to the webhook endpoints: signed, and tried again with growing pauses until the
 * endpoint answers 2xx or the schedule ends. Deliveries are part of the state, so that those under
 * way when the emulator stops go on when it starts again.
 */
import type { Clock } from '../clock/clock.ts';
import { unixSeconds } from '../clock/clock.ts';
import type { StoredTypes, StripeObjects } from '../objects/object-types.ts';
import type { Store } from '../store/store.ts';
import { goodRoad, type Road } from './road.ts';
import { signatureHeader } from './signature.ts';

type Delivery = StoredTypes['_delivery'];

export interface DeliveryOptions {
  /** The pause before each further attempt, in milliseconds. */
  retryDelaysMs?: readonly number[];
  /** How long an endpoint may take to answer, in milliseconds. */
  timeoutMs?: number;
  /** How many requests are under way at once. */
  concurrency?: number;
}

/** Quick at first, for whoever watches on a laptop, then ever slower, up to half a day. */
const defaultRetryDelaysMs = [1, 5, 15, 60, 300, 1800, 7200, 43_200].map((s) => s * 1000);

export class WebhookDelivery {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #retryDelaysMs: readonly number[];
  readonly #timeoutMs: number;
  readonly #concurrency: number;
  readonly #road: Road;
  readonly #queue: string[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #started = false;

  constructor(store: Store, clock: Clock, options: DeliveryOptions = {}, road: Road = goodRoad) {
    this.#store = store;
    this.#clock = clock;
    this.#retryDelaysMs = options.retryDelaysMs ?? defaultRetryDelaysMs;
    this.#timeoutMs = options.timeoutMs ?? 20_000;
    this.#concurrency = options.concurrency ?? 8;
    this.#road = road;
    store.onCommit((changes) => {
      for (const { before, after } of changes) {
        if (before === null && after?.object === '_delivery') this.#enqueue(after);
      }
    });
  }

  /** Starts to deliver, first what was left over from before. */
  start(): void {
    this.#started = true;
    for (const delivery of this.#store.collection('_delivery').values()) this.#plan(delivery);
    this.#pump();
  }

  /** Stops delivering; what is under way is cut off and tried again at the next start. */
  async stop(): Promise<void> {
    this.#started = false;
    this.#abort.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#underWay);
    await this.#road.close();
  }

  #enqueue(delivery: Delivery): void {
    this.#road.enter(delivery, () => {
      this.#queue.push(delivery.id);
      // After the commit's other listeners, so that the journal has the event before anybody else.
      queueMicrotask(() => this.#pump());
    });
  }

  #pump(): void {
    while (this.#started && this.#underWay.size < this.#concurrency) {
      const id = this.#queue.shift();
      if (id === undefined) return;
      const attempt = this.#attempt(id).finally(() => {
        this.#underWay.delete(attempt);
        this.#pump();
      });
      this.#underWay.add(attempt);
    }
  }

  async #attempt(id: string): Promise<void> {
    const delivery = this.#store.collection('_delivery').get(id);
    if (delivery === undefined) return;
    const event = this.#store.collection('event').get(delivery.event);
    const endpoint = this.#store.collection('webhook_endpoint').get(delivery.endpoint);
    // An endpoint that was deleted or disabled in the meantime gets nothing more.
    if (event === undefined || endpoint?.status !== 'enabled') {
      this.#store.run((unit) => unit.delete('_delivery', id));
      return;
    }
    const status = await this.#post(delivery, endpoint, event);
    if (this.#abort.signal.aborted) return;
    this.#record(delivery, status);
  }

  #post(
    delivery: Delivery,
    endpoint: StripeObjects['webhook_endpoint'],
    event: StripeObjects['event'],
  ): Promise<number> {
    const body = JSON.stringify(event, null, 2);
    const signature = signatureHeader(body, endpoint.secret ?? '', unixSeconds(this.#clock));
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(this.#timeoutMs)]);
    return this.#road.send(delivery, { url: endpoint.url, body, signature }, signal);
  }

  #record(delivery: Delivery, status: number): void {
    const delivered = status >= 200 && status < 300;
    const delayMs = this.#retryDelaysMs[delivery.attempts];
    const nextAttemptAtMs =
      delivered || delayMs === undefined ? null : this.#clock.nowMs() + delayMs;
    const updated = this.#store.run((unit) => {
      const event = unit.get('event', delivery.event);
      if (delivered && event !== undefined) {
        unit.update('event', event.id, { pending_webhooks: event.pending_webhooks - 1 });
      }
      return unit.update('_delivery', delivery.id, {
        attempts: delivery.attempts + 1,
        lastStatus: status,
        nextAttemptAtMs,
      });
    });
    this.#plan(updated);
  }

  #plan(delivery: Delivery): void {
    const { nextAttemptAtMs } = delivery;
    if (nextAttemptAtMs === null) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#enqueue(delivery);
      },
      Math.max(nextAttemptAtMs - this.#clock.nowMs(), 0),
    );
    timer.unref();
    this.#timers.add(timer);
  }
}
