import { expect, test } from 'vitest';

import { tableOf } from '../tables/all-tables.ts';
import type { TableDefinition } from '../tables/table-definition.ts';
import { retrievePathOf, withParameters } from './retrieve-path.ts';

function definitionOf(object: string): TableDefinition {
  const definition = tableOf(object);
  if (definition === undefined) throw new Error(`No table holds ${object}.`);
  return definition;
}

test.for([
  ['customer', { id: 'cus_1' }, '/v1/customers/cus_1'],
  ['coupon', { id: '50% off/now' }, '/v1/coupons/50%25%20off%2Fnow'],
  ['balance', {}, '/v1/balance'],
  ['card', { id: 'card_1', customer: 'cus_1' }, '/v1/customers/cus_1/sources/card_1'],
  ['card', { id: 'card_1', account: 'acct_1' }, '/v1/accounts/acct_1/external_accounts/card_1'],
  ['tax_id', { id: 'txi_1', customer: { id: 'cus_1' } }, '/v1/customers/cus_1/tax_ids/txi_1'],
  ['tax_id', { id: 'txi_1', customer: null }, '/v1/tax_ids/txi_1'],
] as const)('%s %o is read at %s', ([object, fields, path]) => {
  expect(retrievePathOf(definitionOf(object), fields)).toBe(path);
});

test('some can be read by nobody, and some not without their owner', () => {
  expect(retrievePathOf(definitionOf('discount'), { id: 'di_1' })).toBeUndefined();
  expect(retrievePathOf(definitionOf('card'), { id: 'card_1' })).toBeUndefined();
});

test('parameters are added to those that a path has', () => {
  expect(withParameters('/v1/a?status=all', { limit: '100' })).toBe('/v1/a?status=all&limit=100');
  expect(withParameters('/v1/a', { 'created[gte]': '5' })).toBe('/v1/a?created%5Bgte%5D=5');
  expect(withParameters('/v1/a', {})).toBe('/v1/a');
});
