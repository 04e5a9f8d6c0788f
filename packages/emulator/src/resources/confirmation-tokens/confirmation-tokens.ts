/** Confirmation tokens. https://docs.stripe.com/api/confirmation_tokens */
import { operation, pageOperation } from '../../http/operation.ts';
import { resourceMissing } from '../../http/stripe-error.ts';
import type { Resource } from '../resource.ts';
import { createConfirmationToken } from './create.ts';
import { tokenParameters } from './parameters.ts';

const retrieve = operation('GET /v1/confirmation_tokens/{id}', ({ unit, ids: [id = ''] }) => {
  const token = unit.get('confirmation_token', id);
  if (token === undefined) {
    throw resourceMissing('confirmation_token', id, 'confirmation_token', 404);
  }
  return token;
});

/** What Stripe.js calls in `createConfirmationToken`. */
const createByPage = pageOperation(
  'POST /v1/confirmation_tokens',
  tokenParameters,
  ({ unit, parameters }) => createConfirmationToken(unit, parameters),
);

/** For tests of servers, in place of a page. */
const createForTest = pageOperation(
  'POST /v1/test_helpers/confirmation_tokens',
  tokenParameters,
  ({ unit, parameters }) => createConfirmationToken(unit, parameters),
);

export const confirmationTokens: Resource = { operations: [retrieve, createByPage, createForTest] };
