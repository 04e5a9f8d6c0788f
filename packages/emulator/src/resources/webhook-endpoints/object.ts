/** The webhook endpoint. https://docs.stripe.com/api/webhook_endpoints/object */
import type Stripe from 'stripe';

import type { Wire } from '../../objects/wire.ts';

export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>;

export interface NewWebhookEndpoint {
  id: string;
  now: number;
  url: string;
  enabledEvents: readonly string[];
  /** Signs what is sent to it: `whsec_…`. */
  secret: string;
  apiVersion: string | null;
  description: string | null;
  metadata: Record<string, string>;
}

/** An endpoint as it is stored, with its secret. */
export function newWebhookEndpoint(parts: NewWebhookEndpoint): WebhookEndpoint {
  const { id, now, url, enabledEvents, secret, apiVersion, description, metadata } = parts;
  return {
    id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: now,
    description,
    enabled_events: [...enabledEvents],
    livemode: false,
    metadata,
    secret,
    status: 'enabled',
    url,
  };
}

/** An endpoint as replies show it: its secret is told once, when it is created. */
export function withoutSecret(endpoint: WebhookEndpoint): WebhookEndpoint {
  const { secret: _, ...shown } = endpoint;
  return shown;
}
