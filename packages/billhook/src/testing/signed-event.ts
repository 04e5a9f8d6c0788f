// Webhooks as Stripe sends them, for tests: an event, its JSON, and the request that delivers it. Signed
// by the official SDK, so that a mistake in our own check cannot hide behind the same mistake here.
import Stripe from 'stripe';

import { newId } from '../randomness/random.ts';

export const webhookSecret = 'whsec_test_of_billhook';

export interface EventInput {
  readonly id?: string;
  readonly type?: string;
  /** Stripe's time of the event, in Unix seconds. */
  readonly created?: number;
  readonly livemode?: boolean;
  /** Fields of the object, over those of a small payment intent. */
  readonly object?: Readonly<Record<string, unknown>>;
}

/** A payment intent's event; every one with an id and an object of its own. */
export function createEvent(input: EventInput = {}): Record<string, unknown> & { id: string } {
  const unique = newId().replaceAll('-', '');
  return {
    id: input.id ?? `evt_${unique}`,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: input.created ?? 1_763_900_000,
    livemode: input.livemode ?? false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: input.type ?? 'payment_intent.succeeded',
    data: {
      object: {
        id: `pi_${unique}`,
        object: 'payment_intent',
        amount: 1999,
        currency: 'usd',
        metadata: {},
        ...input.object,
      },
    },
  };
}

export interface DeliveryInput {
  readonly secret?: string;
  /** When it was signed, in Unix seconds; now, if left out. */
  readonly timestamp?: number;
  /** Replaces the header. `null` leaves it out. */
  readonly header?: string | null;
  readonly url?: string;
}

/** The request that delivers this body. */
export function deliveryOf(body: object | string, input: DeliveryInput = {}): Request {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const header = input.header === undefined ? signatureOf(payload, input) : input.header;
  return new Request(input.url ?? 'http://localhost/billhook/webhook', {
    method: 'POST',
    body: payload,
    headers: header === null ? {} : { 'stripe-signature': header },
  });
}

/** The value of `Stripe-Signature` for this payload. */
export function signatureOf(payload: string, input: DeliveryInput = {}): string {
  return Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: input.secret ?? webhookSecret,
    ...(input.timestamp === undefined ? {} : { timestamp: input.timestamp }),
  });
}
