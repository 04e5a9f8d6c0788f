/** Webhook endpoints. https://docs.stripe.com/api/webhook_endpoints */
import { page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing, unsupported } from '../../http/stripe-error.ts';
import { mergeMetadata, newMetadata } from '../../objects/metadata.ts';
import { changed, orNull } from '../../objects/unset.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';
import { createWebhookEndpoint } from './create-endpoint.ts';
import { withoutSecret, type WebhookEndpoint } from './object.ts';

const url = '/v1/webhook_endpoints';

/** The one reply that has the secret in it. */
const create = operation('POST /v1/webhook_endpoints', ({ unit, parameters }) => {
  if (parameters.connect === true) throw unsupported('endpoints of Connect', 'connect');
  checkUrl(parameters.url);
  return createWebhookEndpoint(unit, {
    url: parameters.url,
    enabledEvents: parameters.enabled_events,
    apiVersion: parameters.api_version ?? null,
    description: orNull(parameters.description),
    metadata: newMetadata(parameters.metadata),
  });
});

const retrieve = operation('GET /v1/webhook_endpoints/{id}', ({ unit, ids: [id = ''] }) =>
  withoutSecret(endpointAtUrl(unit, id)),
);

const update = operation(
  'POST /v1/webhook_endpoints/{id}',
  ({ unit, ids: [id = ''], parameters }) => {
    const endpoint = endpointAtUrl(unit, id);
    const { disabled, enabled_events: enabledEvents } = parameters;
    if (parameters.url !== undefined) checkUrl(parameters.url);
    const updated = unit.update('webhook_endpoint', endpoint.id, {
      description: changed(parameters.description, endpoint.description),
      metadata: mergeMetadata(endpoint.metadata, parameters.metadata),
      ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
      ...(enabledEvents !== undefined && { enabled_events: enabledEvents }),
      ...(parameters.url !== undefined && { url: parameters.url }),
    });
    return withoutSecret(updated);
  },
);

const remove = operation('DELETE /v1/webhook_endpoints/{id}', ({ unit, ids: [id = ''] }) => {
  const endpoint = endpointAtUrl(unit, id);
  unit.delete('webhook_endpoint', endpoint.id);
  return { id: endpoint.id, object: 'webhook_endpoint', deleted: true };
});

const list = operation('GET /v1/webhook_endpoints', ({ unit, parameters }) => {
  const listed = page({
    objects: unit.all('webhook_endpoint'),
    parameters,
    url,
    noun: 'webhook endpoint',
  });
  return { ...listed, data: listed.data.map(withoutSecret) };
});

export const webhookEndpoints: Resource = {
  operations: [create, retrieve, update, remove, list],
};

function endpointAtUrl(unit: UnitOfWork, id: string): WebhookEndpoint {
  const endpoint = unit.get('webhook_endpoint', id);
  if (endpoint === undefined) {
    throw resourceMissing('webhook endpoint', id, 'webhook_endpoint', 404);
  }
  return endpoint;
}

/** Unlike Stripe's servers, the emulator can reach this machine: localhost is welcome. */
function checkUrl(given: string): void {
  if (!/^[a-z][a-z\d+.-]*:/i.test(given)) {
    throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
      code: 'url_invalid',
      param: 'url',
    });
  }
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return;
  throw invalidRequest('Invalid URL: URL must be a valid HTTP or HTTPS URL.', {
    code: 'url_invalid',
    param: 'url',
  });
}
