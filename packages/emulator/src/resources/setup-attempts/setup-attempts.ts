/** Setup attempts. https://docs.stripe.com/api/setup_attempts */
import { inRange, page } from '../../http/list.ts';
import { operation } from '../../http/operation.ts';
import type { Resource } from '../resource.ts';
import { findSetupIntent } from '../setup-intents/find.ts';

const list = operation('GET /v1/setup_attempts', ({ unit, parameters }) => {
  const { created } = parameters;
  const intent = findSetupIntent(unit, parameters.setup_intent);
  return page({
    objects: unit.all('setup_attempt'),
    parameters,
    url: '/v1/setup_attempts',
    noun: 'setup_attempt',
    where: (attempt) => attempt.setup_intent === intent.id && inRange(attempt.created, created),
  });
});

export const setupAttempts: Resource = { operations: [list] };
