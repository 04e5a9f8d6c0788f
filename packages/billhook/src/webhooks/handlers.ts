// The user's functions, by the type of event that they are for.
import type Stripe from 'stripe';

import type { Queryable } from '../database/database.ts';
import type { Defer } from '../deferred/defer.ts';
import type { Logger } from '../logging/logger.ts';
import type { Outcome } from './outcomes.ts';

/** Every event that the pinned Stripe SDK knows: those with a snapshot, and thin ones as they are fetched. */
export type AnyEvent = Stripe.Event | Stripe.V2.Core.Event;

/** The type of an event: `invoice.paid`, or `v1.billing.meter.no_meter_found` for a thin one. */
export type EventType = AnyEvent['type'];

/** The event of a type, such as `EventOf<'payment_intent.succeeded'>`. */
export type EventOf<Type extends EventType> = Extract<AnyEvent, { type: Type }>;

/** The app's user that an event is about. */
export interface LinkedUser {
  readonly id: string;
}

export interface HandlerContext<Type extends EventType = EventType> {
  /** The event, as Stripe's SDK types it. Client secrets are left out. */
  readonly event: EventOf<Type>;
  /** Of a thin event, the object that it is about, as it is at Stripe now. Else null. */
  readonly relatedObject: unknown;
  /** The connected account that the event is about; null for the key's own. */
  readonly account: string | null;
  /** The transaction in which the event is marked as done: what is written by it counts exactly once. */
  readonly tx: Queryable;
  /** The user whose checkout or customer this is about; null when it is nobody's. */
  readonly user: LinkedUser | null;
  /**
   * The reference that was passed to `checkout.create` or `payments.create`; null when there was none. What Stripe makes
   * about a payment, such as a dispute, has the payment's.
   */
  readonly reference: string | null;
  /** A logger whose lines carry the event's id and type. */
  readonly log: Logger;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /**
   * Puts off what cannot be rolled back, such as an e-mail, until the transaction is committed. Give what
   * does it to `billhook.onDeferred`.
   */
  readonly defer: Defer;
  /** Aborted when the handler has taken too long; hand it to what can be cancelled. */
  readonly signal: AbortSignal;
}

/**
 * Handles an event. Returning nothing means done. Throwing means: roll back and try again later.
 * Calls to other services do not belong here; they cannot be rolled back, and hold the transaction open.
 */
export type Handler<Type extends EventType = EventType> = (
  context: HandlerContext<Type>,
) => Promise<Outcome | void> | Outcome | void;

/** A handler of whatever type, wrapped so that it only ever sees events of its own. */
export type AnyHandler = (context: HandlerContext) => Promise<Outcome>;

export interface HandlerRegistry {
  /** Adds a handler; several of one type run in the order in which they were added. */
  on<Type extends EventType>(type: Type, handler: Handler<Type>): void;
  /** The handlers of a type; none for a type that nobody asked for. */
  handlersOf(type: string): readonly AnyHandler[];
  /** The types that somebody asked for. */
  types(): readonly string[];
}

export function createHandlerRegistry(): HandlerRegistry {
  const byType = new Map<string, AnyHandler[]>();
  return {
    on(type, handler) {
      const handlers = byType.get(type) ?? [];
      byType.set(type, [...handlers, guarded(type, handler)]);
    },
    handlersOf: (type) => byType.get(type) ?? [],
    types: () => [...byType.keys()],
  };
}

/** Whether events of the type are thin: only their types begin with the version of their API. */
export function isThinType(type: string): boolean {
  return /^v\d+\./.test(type);
}

function guarded<Type extends EventType>(type: Type, handler: Handler<Type>): AnyHandler {
  return async (context) => {
    const { event } = context;
    if (!isOfType(event, type)) throw new Error(`A handler of ${type} was given ${event.type}.`);
    return (await handler({ ...context, event })) ?? { kind: 'done' };
  };
}

function isOfType<Type extends EventType>(event: AnyEvent, type: Type): event is EventOf<Type> {
  return event.type === type;
}
