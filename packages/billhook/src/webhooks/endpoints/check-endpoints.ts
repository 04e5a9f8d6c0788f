// The endpoints that Stripe delivers to, and the API version in which each of them gets its events. Without a
// version of its own, an endpoint gets the account's, which may be years old and changes when somebody presses a
// button in the Dashboard.
//
// https://docs.stripe.com/api/webhook_endpoints
import Stripe from 'stripe';

import type { Logger } from '../../logging/logger.ts';
import { releaseOf } from '../firewall/normalise.ts';

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
 * Says which endpoint gets which version, and warns of those whose objects are not in the SDK's shape, and of those that
 * are disabled.
 *
 * @throws Stripe's error, for example when the key may not list endpoints.
 */
export async function checkEndpoints(stripe: Stripe, logger: Logger): Promise<EndpointVersion[]> {
  const endpoints: EndpointVersion[] = [];
  const disabled: { readonly id: string; readonly url: string }[] = [];
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
    const { id, url, status, api_version: apiVersion } = endpoint;
    if (status === 'enabled')
      endpoints.push({ id, url, apiVersion, verdict: verdictOn(apiVersion) });
    else disabled.push({ id, url });
  }
  for (const { id, url } of disabled) {
    // An older one, whose work another does.
    if (endpoints.some((endpoint) => endpoint.url === url)) continue;
    // Stripe does so by itself after days of failures, and then nothing comes any more.
    logger.warn(
      { id, url },
      'A webhook endpoint is disabled; webhooks.ensureEndpoint enables it again.',
    );
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
