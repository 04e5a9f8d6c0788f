// The endpoints that Stripe delivers to, and the API version in which each of them gets its events. Without a
// version of its own, an endpoint gets the account's, which may be years old and changes when somebody presses a
// button in the Dashboard.
//
// https://docs.stripe.com/api/webhook_endpoints
import Stripe from 'stripe';

import type { Logger } from '../../logging/logger.ts';
import { releaseOf } from '../firewall/normalise.ts';

export interface EnsureEndpointOptions {
  /** Where `billhook.handler` is reached from outside, such as `https://example.com/billhook/webhook`. */
  readonly url: string;
  /** Which events. Default: all. */
  readonly enabledEvents?: Stripe.WebhookEndpointCreateParams['enabled_events'];
  /** Whether it gets the events of connected accounts instead of the key's own. Default false. */
  readonly connect?: boolean;
}

export interface EnsuredEndpoint {
  readonly id: string;
  /** The signing secret: told by Stripe once, when the endpoint is created; null when it was there. */
  readonly secret: string | null;
  readonly created: boolean;
}

/** What is said of an endpoint. */
export interface EndpointVersion {
  readonly id: string;
  readonly url: string;
  /** Null when it has none of its own and follows the account's. */
  readonly apiVersion: string | null;
  /**
   * `pinned` to the version of these types; `translated`, of which objects are brought into their shape;
   * `fetched`, of which every object must be fetched anew.
   */
  readonly verdict: 'pinned' | 'translated' | 'fetched';
}

/**
 * Creates the endpoint in the API version of the SDK, unless there is one with this address and version.
 *
 * An endpoint's version cannot be changed; another with the same address is left alone and named in the log.
 *
 * @throws Stripe's error.
 * @see https://docs.stripe.com/api/webhook_endpoints/create
 */
export async function ensureEndpoint(
  stripe: Stripe,
  options: EnsureEndpointOptions,
  logger: Logger,
): Promise<EnsuredEndpoint> {
  const same: Stripe.WebhookEndpoint[] = [];
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (endpoint.url === options.url && endpoint.status === 'enabled') same.push(endpoint);
  }
  const pinned = same.find((endpoint) => endpoint.api_version === Stripe.API_VERSION);
  if (pinned !== undefined) return { id: pinned.id, secret: null, created: false };
  const created = await stripe.webhookEndpoints.create({
    url: options.url,
    enabled_events: options.enabledEvents ?? ['*'],
    // The SDK's types know this very version only.
    api_version: Stripe.API_VERSION,
    ...(options.connect === undefined ? {} : { connect: options.connect }),
  });
  if (same.length > 0) {
    const others = same.map(({ id, api_version: apiVersion }) => ({ id, apiVersion }));
    logger.warn(
      { created: created.id, others },
      'Endpoints of other API versions have the same address; disable them once this one works.',
    );
  }
  return { id: created.id, secret: created.secret ?? null, created: true };
}

/**
 * Says which endpoint gets which version, and warns of those whose objects are not in the SDK's shape.
 *
 * @throws Stripe's error, for example when the key may not list endpoints.
 */
export async function checkEndpoints(stripe: Stripe, logger: Logger): Promise<EndpointVersion[]> {
  const endpoints: EndpointVersion[] = [];
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (endpoint.status !== 'enabled') continue;
    const { id, url, api_version: apiVersion } = endpoint;
    endpoints.push({ id, url, apiVersion, verdict: verdictOn(apiVersion) });
  }
  for (const endpoint of endpoints) {
    if (endpoint.verdict === 'pinned') continue;
    logger.warn(
      { ...endpoint, wanted: Stripe.API_VERSION },
      'A webhook endpoint has another API version than these types; see webhooks.ensureEndpoint.',
    );
  }
  return endpoints;
}

function verdictOn(apiVersion: string | null): EndpointVersion['verdict'] {
  if (apiVersion === Stripe.API_VERSION) return 'pinned';
  return apiVersion !== null && releaseOf(apiVersion) !== undefined ? 'translated' : 'fetched';
}
