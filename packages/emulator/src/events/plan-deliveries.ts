/** Decides which webhook endpoints an event goes to. */
import type { StripeObjects } from '../objects/object-types.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
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

/** Puts one delivery for each endpoint into the store, in the unit of work of the event itself. */
export function planDeliveries(
  unit: UnitOfWork,
  eventId: string,
  endpoints: readonly WebhookEndpoint[],
): void {
  for (const endpoint of endpoints) {
    unit.insert<'_delivery'>({
      object: '_delivery',
      id: unit.newIdWithPrefix('delivery'),
      event: eventId,
      endpoint: endpoint.id,
      attempts: 0,
      nextAttemptAtMs: unit.clock.nowMs(),
      lastStatus: null,
    });
  }
}
