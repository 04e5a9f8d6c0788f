// Every event type that Stripe sends, with the type of object that it carries, from the official SDK's types.
import eventsTable from './generated/events.json' with { type: 'json' };

/** From an event type (`customer.created`) to the `object` values of what such events carry (`['customer']`). */
export const eventObjects: Readonly<Record<string, readonly string[]>> = eventsTable.events;

/** Whether Stripe sends events of this type. */
export function isEventType(type: string): boolean {
  return Object.hasOwn(eventObjects, type);
}
