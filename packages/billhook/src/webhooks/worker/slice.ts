// A slice: the events that one transaction takes, and what comes of them.
import type { Verdict } from './handle-in-transaction.ts';
import type { HeldEvent } from './held-event.ts';

/** What came of one event of a slice. */
export type SliceResult = { readonly event: HeldEvent } & (
  | Verdict
  /** The transaction has lasted long enough without it. */
  | { readonly kind: 'not-begun' }
  /** The transaction was lost through no fault that could be pinned on this event. */
  | { readonly kind: 'again-alone' }
  | { readonly kind: 'taken-over' }
  | { readonly kind: 'failed'; readonly error: unknown }
);

export interface Slice {
  readonly first: HeldEvent;
  /** Whether others may join the first one. */
  readonly shared: boolean;
  /** Others that may share this transaction, as many as there is room for. */
  readonly take: (room: SliceRoom) => readonly HeldEvent[];
}

export interface SliceRoom {
  readonly events: number;
  /** How long their handlers may be expected to take together, in milliseconds. */
  readonly withinMs: number;
}
