// Operations found by the method and path of a request.
import { expect, test } from 'vitest';
import { findKnownOperation, isKnownOperation } from './known-operations.ts';

test.each([
  ['POST', '/v1/customers', 'POST /v1/customers', 'customers.create'],
  ['POST', '/v1/customers/cus_1', 'POST /v1/customers/{id}', 'customers.update'],
  ['GET', '/v1/customers/search', 'GET /v1/customers/search', 'customers.search'],
  [
    'DELETE',
    '/v1/customers/cus_1/tax_ids/txi_1',
    'DELETE /v1/customers/{customerId}/tax_ids/{id}',
    'customers.deleteTaxId',
  ],
  [
    'POST',
    '/v1/checkout/sessions/cs_1/expire',
    'POST /v1/checkout/sessions/{id}/expire',
    'checkout.sessions.expire',
  ],
  ['POST', '/v1/issuing/cards', 'POST /v1/issuing/cards', 'issuing.cards.create'],
  [
    'POST',
    '/v1/test_helpers/test_clocks',
    'POST /v1/test_helpers/test_clocks',
    'testHelpers.testClocks.create',
  ],
])('%s %s', (method, path, operation, sdkMethod) => {
  expect(findKnownOperation(method, path)).toEqual({ operation, sdkMethods: [sdkMethod] });
});

test.each([
  ['PUT', '/v1/customers'],
  ['GET', '/v1/customers/'],
  ['GET', '/v1/customers/cus_1/unknown'],
  ['GET', '/v1'],
  ['GET', '/'],
  ['GET', ''],
])('%s %s is none', (method, path) => {
  expect(isKnownOperation(method, path)).toBe(false);
});
