/** Webhook endpoints that the emulator is started with. */
import { apiVersion } from '../../parameters/generated/api-version.ts';
import { isEventType } from '../../parameters/event-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { createWebhookEndpoint } from './create-endpoint.ts';

/** The endpoint that is wanted from the start. */
export interface WantedEndpoint {
  /** Where events are sent. */
  url: string;
  /** The signing secret; kept as it is, or made up, when not given. */
  secret?: string;
  /** Event types; all of them when not given. */
  enabledEvents?: readonly string[];
}

/** Tells the endpoints of a start from those that were made by the API. */
const startUpMark = { billhook_emulator: 'from start-up' };

/**
 * Has exactly these endpoints from the start. Those of an earlier start that are no longer wanted are
 * deleted: the app has moved to another port, and nobody would answer there.
 */
export function ensureWebhookEndpoints(
  unit: UnitOfWork,
  wanted: readonly WantedEndpoint[],
): { id: string; url: string; secret: string }[] {
  const urls = new Set(wanted.map(({ url }) => url));
  for (const { id, url, metadata } of unit.all('webhook_endpoint')) {
    const isOfEarlierStart = metadata['billhook_emulator'] === startUpMark.billhook_emulator;
    if (isOfEarlierStart && !urls.has(url)) unit.delete('webhook_endpoint', id);
  }
  return wanted.map((endpoint) => ensureWebhookEndpoint(unit, endpoint));
}

/**
 * Sees to it that there is an enabled endpoint with this URL: the same URL twice is one endpoint, so
 * that a restart with kept state adds none. Throws a TypeError for an event type that Stripe does
 * not have.
 */
function ensureWebhookEndpoint(
  unit: UnitOfWork,
  { url, secret, enabledEvents }: WantedEndpoint,
): { id: string; url: string; secret: string } {
  const unknown = enabledEvents?.find((type) => type !== '*' && !isEventType(type));
  if (unknown !== undefined) throw new TypeError(`Stripe sends no events of type '${unknown}'`);
  const known = unit.all('webhook_endpoint').find((endpoint) => endpoint.url === url);
  const endpoint =
    known === undefined
      ? createWebhookEndpoint(unit, {
          url,
          enabledEvents: enabledEvents ?? ['*'],
          apiVersion,
          metadata: startUpMark,
          ...(secret !== undefined && { secret }),
        })
      : unit.update('webhook_endpoint', known.id, {
          status: 'enabled',
          ...(secret !== undefined && { secret }),
          ...(enabledEvents !== undefined && { enabled_events: [...enabledEvents] }),
        });
  return { id: endpoint.id, url, secret: endpoint.secret ?? '' };
}
