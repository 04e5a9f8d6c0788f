/** Builds event objects in the form in which Stripe sends them. */
import type { Wire } from '../objects/wire.ts';
import type { StripeObjects, StripeObjectType } from '../objects/object-types.ts';
import { apiVersion } from '../parameters/generated/api-version.ts';
import type { EventType } from './event-type.ts';
import { previousAttributes } from './previous-attributes.ts';
import type Stripe from 'stripe';

/** The request that led to an event; both are null for what happened by itself. */
export interface EventOrigin {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** What an event is made of. */
export interface NewEvent {
  id: string;
  type: EventType;
  object: StripeObjects[StripeObjectType];
  /** The object as the last event showed it, for `…updated` events; else null. */
  previous: unknown;
  created: number;
  origin: EventOrigin;
  /** How many endpoints it is still to be delivered to. */
  pendingWebhooks: number;
}

/** Makes the event; it is stored by the unit of work that announces it. */
export function newEvent(parts: NewEvent): Wire<Stripe.Event> {
  const { id, type, object, previous, created, origin, pendingWebhooks } = parts;
  const event = {
    id,
    object: 'event' as const,
    api_version: apiVersion,
    created,
    data: {
      object,
      // Both are plain JSON objects of the same type: the store holds nothing else.
      ...(isFields(previous) &&
        isFields(object) && { previous_attributes: previousAttributes(previous, object) }),
    },
    livemode: false,
    pending_webhooks: pendingWebhooks,
    request: { id: origin.requestId, idempotency_key: origin.idempotencyKey },
    type,
  };
  // The SDK's union pairs each type with its object; the caller of emit() vouches for the pair.
  return event as unknown as Wire<Stripe.Event>;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
