/**
 * The road that webhooks take to their endpoints when the network is bad: some are held, overtaken,
 * dropped, altered or sent twice.
 */
import { postWebhook, type PostWebhook, type SignedWebhook } from '../events/post-webhook.ts';
import type { Attempt, Road } from '../events/road.ts';
import { corruptWebhook } from './corrupt-webhook.ts';
import type { Faults } from './fault-options.ts';
import { planDelivery, type DeliveryPlan } from './plan-delivery.ts';

interface Held {
  /** How many still have to go first. */
  overtakers: number;
  go: () => void;
}

export class BadRoad implements Road {
  readonly #faults: Faults;
  readonly #post: PostWebhook;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #held = new Set<Held>();
  readonly #duplicates = new Set<Promise<unknown>>();

  constructor(faults: Faults, post: PostWebhook = postWebhook) {
    this.#faults = faults;
    this.#post = post;
  }

  enter(attempt: Attempt, go: () => void): void {
    const { delayMs, goesAfter } = this.#plan(attempt);
    this.#after(delayMs, () => {
      if (goesAfter > 0) this.#hold(goesAfter, go);
      else this.#pass(go);
    });
  }

  async send(attempt: Attempt, webhook: SignedWebhook, signal: AbortSignal): Promise<number> {
    const { dropped, answerLost, corruption, duplicateAfterMs } = this.#plan(attempt);
    if (dropped) return 0;
    const sent = corruption === null ? webhook : corruptWebhook(webhook, corruption);
    const status = await this.#post(sent, signal);
    if (duplicateAfterMs !== null) this.#sendAgain(sent, duplicateAfterMs);
    return answerLost ? 0 : status;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#held.clear();
    await Promise.all(this.#duplicates);
  }

  #plan({ id, attempts }: Attempt): DeliveryPlan {
    return planDelivery(this.#faults, `${id} ${attempts}`);
  }

  /** What comes of it is of no interest: the first copy counts. */
  #sendAgain(webhook: SignedWebhook, afterMs: number): void {
    this.#after(afterMs, () => {
      const sending = this.#post(webhook, AbortSignal.timeout(this.#faults.timeOutMs)).finally(() =>
        this.#duplicates.delete(sending),
      );
      this.#duplicates.add(sending);
    });
  }

  #hold(overtakers: number, go: () => void): void {
    const held: Held = { overtakers, go };
    this.#held.add(held);
    // When nothing comes that could overtake it, it goes all the same.
    this.#after(this.#faults.maxDelayMs, () => this.#release(held));
  }

  #release(held: Held): void {
    if (this.#held.delete(held)) held.go();
  }

  /** Lets one go, and those that only waited for this one. */
  #pass(go: () => void): void {
    go();
    for (const held of this.#held) {
      held.overtakers -= 1;
      if (held.overtakers <= 0) this.#release(held);
    }
  }

  #after(delayMs: number, action: () => void): void {
    if (delayMs === 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }
}
