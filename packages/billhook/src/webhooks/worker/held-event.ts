// An event that this worker has claimed, on its way to being handled.
import type Stripe from 'stripe';

import type { ClaimedEvent } from '../inbox/claim-events.ts';

/** An event with everything that its handlers need, so that no transaction has to wait for Stripe. */
export type PreparedEvent =
  | { readonly form: 'snapshot'; readonly event: Stripe.Event }
  | {
      readonly form: 'thin';
      readonly event: Stripe.V2.Core.Event;
      /** The object that it is about, as it is at Stripe now; null when it is about none, or it is gone. */
      readonly relatedObject: unknown;
    };

export interface HeldEvent {
  readonly claim: ClaimedEvent;
  /** Undefined until it is prepared. */
  readonly prepared: PreparedEvent | undefined;
  /** Whether the mirror has its state. */
  readonly mirrored: boolean;
  /** Whether it must have a transaction of its own. */
  readonly alone: boolean;
  /** What the mirror does when it cannot order this event's state. */
  readonly inDoubt: 'ask' | 'take';
  /** How often its object was fetched because the mirror was in doubt. */
  readonly refreshes: number;
  /** Whether Stripe was asked for the payment that leads to its user and reference. */
  readonly askedForPayment: boolean;
}

export function holdEvent(claim: ClaimedEvent): HeldEvent {
  // What has failed before, or came back from a dead worker, is trusted with no one else's work.
  const alone = claim.attempt > 1;
  return {
    claim,
    prepared: undefined,
    mirrored: false,
    alone,
    inDoubt: 'ask',
    refreshes: 0,
    askedForPayment: false,
  };
}
