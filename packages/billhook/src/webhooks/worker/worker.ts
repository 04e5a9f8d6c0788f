// The worker: claims due events in batches, handles several at once, and sleeps until it is woken or the next
// poll. Any number of workers in any number of processes may share one inbox.
//
// What is claimed waits in a queue of this process, from which each lane takes one event at a time; so an event
// that takes long holds up its own lane only.
import { type ClaimedEvent, claimEvents } from '../inbox/claim-events.ts';
import { releaseEvents } from '../inbox/workers.ts';
import type { NewEvent } from '../parse-event.ts';
import { type HeldEvent, holdEvent, type PreparedEvent } from './held-event.ts';
import { prepareByFetching, prepareEvent } from './prepare-event.ts';
import { recordFailure, settle, type Settled } from './settle.ts';
import { runSlice } from './run-slice.ts';
import type { SliceRoom } from './slice.ts';
import { RecentPayloads } from './recent-payloads.ts';
import { createWatch, type Watch } from './watch.ts';
import type { WorkerParts } from './worker-parts.ts';

export interface Worker {
  /** Starts claiming. Does nothing when it runs already. */
  start(): void;
  /**
   * Stops claiming, gives back what was not begun, and waits for what is being handled. Until it signs off, others
   * leave to it what is claimed under its id.
   */
  stop(): Promise<void>;
  /** Says that nothing is claimed under its id any more. */
  signOff(): Promise<void>;
  /** Has it look for due events at once. */
  wake(): void;
  /** The same, and gives it what was just stored, so that it need not read it. */
  hear(events: readonly NewEvent[]): void;
  readonly running: boolean;
}

/** The longest pause after the database could not be reached, in milliseconds. */
const maxPauseMs = 30_000;
/** How many events are claimed at once for each that is handled at once. */
const claimsPerLane = 64;

/** @param id under which the worker claims; no other may have it. */
export function createWorker(parts: WorkerParts, id: string): Worker {
  return new ClaimingWorker(parts, id);
}

class ClaimingWorker implements Worker {
  readonly #parts: WorkerParts;
  readonly #id: string;
  readonly #watch: Watch;
  /** Claimed and not begun yet. */
  #queue: HeldEvent[] = [];
  readonly #payloads = new RecentPayloads();
  /** Everything that is claimed, begun or not. */
  readonly #held = new Set<string>();
  readonly #lanes = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;
  #stopping = false;
  /** Set when something happened since the last look, so that no wake-up between two looks is lost. */
  #woken = false;
  #endSleep: (() => void) | undefined;

  constructor(parts: WorkerParts, id: string) {
    this.#parts = parts;
    this.#id = id;
    this.#watch = createWatch(parts, {
      workerId: id,
      held: () => [...this.#held],
      onDue: () => {
        this.wake();
      },
      onSilent: () => {
        this.#forgetQueue();
      },
    });
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
    if (this.#loop === undefined) return;
    this.#stopping = true;
    this.wake();
    await this.#loop;
    const notBegun = this.#forgetQueue();
    this.#payloads.clear();
    await Promise.all(this.#lanes);
    this.#loop = undefined;
    await this.#orLeave(async () => releaseEvents(this.#parts.database, this.#id, notBegun));
  }

  async signOff(): Promise<void> {
    await this.#orLeave(async () => this.#watch.stop());
  }

  async #orLeave(giveBack: () => Promise<void>): Promise<void> {
    try {
      await giveBack();
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'Claims could not be given back; others take over.');
    }
  }

  wake(): void {
    this.#woken = true;
    this.#endSleep?.();
  }

  hear(events: readonly NewEvent[]): void {
    if (this.running && !this.#stopping) this.#payloads.remember(events);
    this.wake();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopping) {
      this.#woken = false;
      try {
        await this.#watch.start();
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
    // While there is enough to do, claims wait until there can be many of them.
    if (this.#queue.length > settings.concurrency) return 0;
    const limit = settings.concurrency * claimsPerLane - this.#held.size;
    if (limit <= 0) return 0;
    const known = this.#payloads.take(limit);
    const claims = await claimEvents(database, { workerId: this.#id, limit, known });
    for (const claim of claims) this.#held.add(claim.id);
    this.#queue.push(...claims.map(holdEvent));
    this.#fillLanes();
    return claims.length;
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
    for (let event = this.#queue.shift(); event !== undefined; event = this.#queue.shift()) {
      await this.#handleFrom(event);
      // A hand is free, and the next events about the same objects may be due.
      if (this.#queue.length <= this.#parts.settings.concurrency) this.wake();
    }
  }

  async #handleFrom(claimed: HeldEvent): Promise<void> {
    const first = await this.#prepare(claimed);
    if (first === undefined) return;
    const shared = this.#mayShare(first);
    const slice = { first, shared, take: (room: SliceRoom) => this.#takeShareable(room) };
    for (const result of await runSlice(slice, this.#parts)) {
      await this.#after(result.event.claim, async () => settle(result, this.#parts));
    }
  }

  async #prepare(event: HeldEvent): Promise<HeldEvent | undefined> {
    if (event.prepared !== undefined) return event;
    try {
      const prepared =
        prepareEvent(event.claim) ?? (await prepareByFetching(event.claim, this.#parts));
      return { ...event, prepared };
    } catch (error) {
      await this.#after(event.claim, async () => recordFailure(event, error, this.#parts));
      return undefined;
    }
  }

  #mayShare(event: HeldEvent): boolean {
    const { type } = event.claim;
    const { registry, pace } = this.#parts;
    return !event.alone && (registry.handlersOf(type).length === 0 || pace.isQuick(type));
  }

  /** The next events in the queue, as long as they may join others and nothing has to be fetched for them. */
  #takeShareable({ events, withinMs }: SliceRoom): HeldEvent[] {
    const taken: HeldEvent[] = [];
    let expectedMs = 0;
    while (taken.length < events && expectedMs < withinMs) {
      const [event] = this.#queue;
      const prepared = event === undefined ? undefined : this.#prepareShareable(event);
      if (event === undefined || prepared === undefined) break;
      this.#queue.shift();
      taken.push({ ...event, prepared });
      expectedMs += this.#parts.pace.expectedMs(event.claim.type);
    }
    return taken;
  }

  #prepareShareable(event: HeldEvent): PreparedEvent | undefined {
    if (this.#stopping || !this.#mayShare(event)) return undefined;
    try {
      return event.prepared ?? prepareEvent(event.claim);
    } catch {
      // It is no event; the lane that takes it alone will say so.
      return undefined;
    }
  }

  async #after(claim: ClaimedEvent, record: () => Promise<Settled>): Promise<void> {
    try {
      const next = await record();
      if (next.kind === 'again' && !this.#stopping) {
        this.#queue.unshift(next.event);
        this.#fillLanes();
        return;
      }
      if (next.kind === 'again') await releaseEvents(this.#parts.database, this.#id, [claim.id]);
      if (next.kind === 'due-later') this.#wakeLater(next.delayMs);
    } catch (error) {
      this.#parts.logger.error(
        { event: claim.id, err: error },
        'What came of the event could not be recorded; it will be taken up again.',
      );
    }
    this.#held.delete(claim.id);
  }

  /** Empties the queue. Returns the ids of what was in it. */
  #forgetQueue(): string[] {
    const ids = this.#queue.splice(0).map(({ claim }) => claim.id);
    for (const id of ids) this.#held.delete(id);
    return ids;
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
