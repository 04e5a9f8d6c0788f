/**
 * Everything that is due later sits in one queue, ordered by time. Advancing the clock runs what
 * has fallen due, in order; with the machine's clock a timer does so.
 */
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Clock } from './clock.ts';
import type { DueTask } from './due-task.ts';

/** What is done when a task of a kind falls due. */
export type DueTaskHandler = (unit: UnitOfWork, subject: string) => void;

/** The longest delay that a Node timer takes, about 24 days. */
const longestTimerMs = 2 ** 31 - 1;

export class DueQueue {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #handlers: ReadonlyMap<string, DueTaskHandler>;
  #timer: NodeJS.Timeout | undefined;
  /** The due time that the timer is set to; Infinity when it is not set. */
  #armedForMs = Infinity;
  #running = false;

  constructor(store: Store, clock: Clock, handlers: ReadonlyMap<string, DueTaskHandler>) {
    this.#store = store;
    this.#clock = clock;
    this.#handlers = handlers;
    store.onCommit((changes) => {
      for (const { after } of changes) {
        if (after?.object === '_due_task') this.#arm(after.dueAtMs);
      }
    });
  }

  /** Starts to run tasks as they fall due. */
  start(): void {
    this.#running = true;
    this.runDue();
  }

  stop(): void {
    this.#running = false;
    this.#disarm();
  }

  /** Runs all tasks that are due by now, the earliest first. */
  runDue(): void {
    for (let task = this.#next(); task !== null; task = this.#next()) {
      if (task.dueAtMs > this.#clock.nowMs()) break;
      this.#runOne(task);
    }
    this.#disarm();
    this.#arm(this.#next()?.dueAtMs ?? Infinity);
  }

  #runOne(task: DueTask): void {
    const handler = this.#handlers.get(task.kind);
    if (handler === undefined)
      throw new Error(`No resource handles due tasks of kind ${task.kind}`);
    this.#store.run((unit) => {
      unit.delete('_due_task', task.id);
      handler(unit, task.subject);
    });
  }

  #next(): DueTask | null {
    let earliest: DueTask | null = null;
    for (const task of this.#store.collection('_due_task').values()) {
      if (earliest === null || task.dueAtMs < earliest.dueAtMs) earliest = task;
    }
    return earliest;
  }

  /** Sets the timer to a due time, unless it is set to an earlier one. */
  #arm(dueAtMs: number): void {
    if (!this.#running || dueAtMs >= this.#armedForMs) return;
    this.#disarm();
    this.#armedForMs = dueAtMs;
    const delayMs = Math.min(Math.max(dueAtMs - this.#clock.nowMs(), 0), longestTimerMs);
    this.#timer = setTimeout(() => this.runDue(), delayMs);
    this.#timer.unref();
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#armedForMs = Infinity;
  }
}

/** Puts a task into the queue, due at a time in whole Unix seconds. */
export function schedule(
  unit: UnitOfWork,
  task: { kind: string; subject: string; dueAt: number },
): void {
  unit.insert<'_due_task'>({
    object: '_due_task',
    id: unit.newIdWithPrefix('due'),
    dueAtMs: task.dueAt * 1000,
    kind: task.kind,
    subject: task.subject,
  });
}
