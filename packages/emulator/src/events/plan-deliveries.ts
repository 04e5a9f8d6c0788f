/** Decides which webhook endpoints an event goes to. */
import type { StripeObjects } from '../objects/object-types.ts';
import type { Delivery } from './delivery-record.ts';
import type { EventType } from './event-type.ts';

type WebhookEndpoint = StripeObjects['webhook_endpoint'];

/** The enabled endpoints that subscribed to events of this type. */
export function endpointsFor(
  type: EventType,
  endpoints: readonly WebhookEndpoint[],
): WebhookEndpoint[] {
  return endpoints.filter(
    ({ status, enabled_events: enabled }) =>
      status === 'enabled' && (enabled.includes('*') || enabled.includes(type)),
  );
}

/** The delivery of an event to an endpoint, due at once. */
export function newDelivery(parts: {
  id: string;
  event: string;
  endpoint: string;
  nowMs: number;
}): Delivery {
  const { nowMs, ...ids } = parts;
  return { object: '_delivery', ...ids, attempts: 0, nextAttemptAtMs: nowMs, lastStatus: null };
}
