/** Creates webhook endpoints, for the API and for whoever starts the emulator with one. */
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { newWebhookEndpoint, type WebhookEndpoint } from './object.ts';

export interface EndpointInput {
  url: string;
  enabledEvents: readonly string[];
  /** Made up when not given. */
  secret?: string;
  apiVersion?: string | null;
  description?: string | null;
  metadata?: Record<string, string>;
}

/** Stores an endpoint; what happens from now on is sent to it. */
export function createWebhookEndpoint(unit: UnitOfWork, input: EndpointInput): WebhookEndpoint {
  return unit.insert<'webhook_endpoint'>(
    newWebhookEndpoint({
      id: unit.newId('webhook_endpoint'),
      now: unit.now,
      url: input.url,
      enabledEvents: input.enabledEvents,
      secret: input.secret ?? unit.newIdWithPrefix('whsec', 32),
      apiVersion: input.apiVersion ?? null,
      description: input.description ?? null,
      metadata: input.metadata ?? {},
    }),
  );
}
