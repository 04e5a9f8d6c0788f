/** Events of the last 30 days. https://docs.stripe.com/api/events */
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import { invalidRequest, resourceMissing } from '../../http/stripe-error.ts';
import type { StripeObjects } from '../../objects/object-types.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { Resource } from '../resource.ts';

const retentionSeconds = 30 * 24 * 60 * 60;
const mostTypes = 20;

const retrieve = operation('GET /v1/events/{id}', ({ unit, ids: [id = ''] }) => {
  const event = unit.get('event', id);
  if (event === undefined || !isRetained(unit, event)) throw resourceMissing('event', id);
  return event;
});

const list = operation('GET /v1/events', ({ unit, parameters }) => {
  const { created, type, types, delivery_success: delivered } = parameters;
  if (type !== undefined && types !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: type, types.');
  }
  if (types !== undefined && types.length > mostTypes) {
    throw invalidRequest(`You may list up to ${mostTypes} types.`, { param: 'types' });
  }
  const wanted = types ?? (type === undefined ? ['*'] : [type]);
  return page({
    objects: unit.all('event'),
    parameters,
    url: '/v1/events',
    noun: 'event',
    where: (event) =>
      isRetained(unit, event) &&
      inRange(event.created, created) &&
      wanted.some((pattern) => matches(event.type, pattern)) &&
      (delivered === undefined || delivered === (event.pending_webhooks === 0)),
  });
});

export const events: Resource = { operations: [retrieve, list] };

/** `customer.*` matches all types that begin with `customer.`. */
function matches(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

function isRetained(unit: UnitOfWork, event: StripeObjects['event']): boolean {
  return event.created > unit.now - retentionSeconds;
}
