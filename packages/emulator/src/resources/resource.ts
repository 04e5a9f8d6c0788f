/** What a resource's folder gives to the emulator. */
import type { Operation } from '../http/operation.ts';
import type { StripeObjectType } from '../objects/object-types.ts';
import type { DueTaskHandler } from '../clock/due-queue.ts';
import type { EventType } from '../events/event-type.ts';
import type { Reaction, UnitOfWork } from '../store/unit-of-work.ts';

export interface Resource {
  operations: readonly Operation[];
  /**
   * Fields that are in a reply only when `expand[]` asks for them, by object type and field:
   * a checkout session's `line_items`.
   */
  includables?: Partial<Record<StripeObjectType, Record<string, Includable>>>;
  /** What is done when a task of this kind falls due; `subject` is the object's id. */
  dueTasks?: Record<string, DueTaskHandler>;
  /** What is done, in the same unit of work, when an event of this type is announced. */
  reactions?: Partial<Record<EventType, Reaction>>;
}

/** Gives the value of an includable field of the object with this id. */
export type Includable = (unit: UnitOfWork, id: string) => object | null;
