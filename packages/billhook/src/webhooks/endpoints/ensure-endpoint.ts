// Sees to it that Stripe delivers to an address, in the API version of the SDK, as it is asked to.
//
// Of an endpoint that exists, Stripe changes the events and whether it is enabled; its version and whose events it
// gets are as they were created. So what can be mended is mended, and for the rest there is another endpoint.
//
// https://docs.stripe.com/api/webhook_endpoints/update
import Stripe from 'stripe';

import type { Logger } from '../../logging/logger.ts';

export interface EnsureEndpointOptions {
  /** Where `billhook.handler` is reached from outside, such as `https://example.com/billhook/webhook`. */
  readonly url: string;
  /** Which events. Default: all; an endpoint that is there keeps those that it has. */
  readonly enabledEvents?: Stripe.WebhookEndpointCreateParams['enabled_events'];
  /** Whether it gets the events of connected accounts instead of the key's own. Default false. */
  readonly connect?: boolean;
}

export interface EnsuredEndpoint {
  readonly id: string;
  /** The signing secret: told by Stripe once, when the endpoint is created; null when it was there. */
  readonly secret: string | null;
  readonly created: boolean;
  /** Whether it was there, and has been enabled or given other events now. */
  readonly updated: boolean;
}

/**
 * Looks for an endpoint with this address, the SDK's API version, and the events of the same accounts. If there is
 * one, it is enabled and given the wanted events, unless it has them; if there is none, it is created.
 *
 * Others with the same address are left alone, and those of another version named in the log.
 *
 * @throws Stripe's error.
 * @see https://docs.stripe.com/api/webhook_endpoints/create
 */
export async function ensureEndpoint(
  stripe: Stripe,
  options: EnsureEndpointOptions,
  logger: Logger,
): Promise<EnsuredEndpoint> {
  const { url, connect = false } = options;
  const alike: Stripe.WebhookEndpoint[] = [];
  for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
    if (endpoint.url === url && isForConnect(endpoint) === connect) alike.push(endpoint);
  }
  const pinned = alike.filter((endpoint) => endpoint.api_version === Stripe.API_VERSION);
  const found = pinned.find(isEnabled) ?? pinned[0];
  if (found !== undefined) return mend(found, stripe, options, logger);
  const created = await create(stripe, options);
  const others = alike
    .filter(isEnabled)
    .map(({ id, api_version: apiVersion }) => ({ id, apiVersion }));
  if (others.length > 0) {
    logger.warn(
      { created: created.id, others },
      'Endpoints of other API versions have the same address; disable them once this one works.',
    );
  }
  return { id: created.id, secret: created.secret ?? null, created: true, updated: false };
}

/** Under this key of its metadata an endpoint of ours says whether it is for connected accounts. */
const connectKey = 'billhook_connect';

async function create(
  stripe: Stripe,
  { url, enabledEvents = ['*'], connect = false }: EnsureEndpointOptions,
): Promise<Stripe.WebhookEndpoint> {
  return stripe.webhookEndpoints.create({
    url,
    enabled_events: enabledEvents,
    // The SDK's types know this very version only.
    api_version: Stripe.API_VERSION,
    ...(connect ? { connect } : {}),
    metadata: { [connectKey]: `${connect}` },
  });
}

async function mend(
  endpoint: Stripe.WebhookEndpoint,
  stripe: Stripe,
  { enabledEvents }: EnsureEndpointOptions,
  logger: Logger,
): Promise<EnsuredEndpoint> {
  const { id, status, enabled_events: had } = endpoint;
  const wanted = enabledEvents ?? had;
  const changes: Stripe.WebhookEndpointUpdateParams = {
    ...(isEnabled(endpoint) ? {} : { disabled: false }),
    ...(enabledEvents === undefined || isSameSet(had, enabledEvents)
      ? {}
      : { enabled_events: enabledEvents }),
  };
  const updated = Object.keys(changes).length > 0;
  if (updated) {
    await stripe.webhookEndpoints.update(id, changes);
    logger.warn(
      { endpoint: id, status, had, wanted },
      'The webhook endpoint was disabled or had other events; it was updated.',
    );
  }
  if (!wanted.includes('*')) {
    logger.info({ endpoint: id, events: wanted }, 'The webhook endpoint gets some events only.');
  }
  return { id, secret: null, created: false, updated };
}

function isEnabled({ status }: Stripe.WebhookEndpoint): boolean {
  return status === 'enabled';
}

/**
 * Stripe does not tell `connect` again. An endpoint for connected accounts is one of the platform's application, as
 * Stripe's own people say; the one that was created here says so itself.
 */
function isForConnect({ metadata, application }: Stripe.WebhookEndpoint): boolean {
  const told = metadata[connectKey];
  return told === undefined ? application !== null : told === 'true';
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const both = new Set([...some, ...others]);
  return both.size === new Set(some).size && both.size === new Set(others).size;
}
