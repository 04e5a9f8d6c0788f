import { expect, test } from 'vitest';

import { StripeError } from '../http/stripe-error.ts';
import { parseQuery, type Clause } from './query.ts';

const clause = (differences: Partial<Clause>): Clause => ({
  field: 'name',
  key: null,
  operator: ':',
  value: 'jane',
  negated: false,
  ...differences,
});

test.each<[string, Partial<Clause>]>([
  ['name:"jane"', {}],
  ["name:'jane'", {}],
  [' name : "jane" ', {}],
  ['-name:"jane"', { negated: true }],
  ['name~"jan"', { operator: '~', value: 'jan' }],
  ['name:null', { value: null }],
  [String.raw`name:"Jane \"JD\" Doe"`, { value: 'Jane "JD" Doe' }],
  ['amount>=1000', { field: 'amount', operator: '>=', value: '1000' }],
  ['amount:-5', { field: 'amount', value: '-5' }],
  ['metadata["order id"]:"7"', { field: 'metadata', key: 'order id', value: '7' }],
  ["-metadata['order']:null", { field: 'metadata', key: 'order', value: null, negated: true }],
  [
    'billing_details.address.postal_code:"94107"',
    { field: 'billing_details.address.postal_code', value: '94107' },
  ],
])('%s is one clause', (text, expected) => {
  expect(parseQuery(text)).toEqual({ clauses: [clause(expected)], all: true });
});

test.each([
  ['name:"a" AND name:"b"', 2, true],
  ['name:"a" and name:"b" name:"c"', 3, true],
  ['name:"a" OR -name:"b"', 2, false],
  ['name:"this AND that" OR name:"x"', 2, false],
])('%s has %i clauses, all to hold: %s', (text, count, all) => {
  const query = parseQuery(text);
  expect(query.clauses).toHaveLength(count);
  expect(query.all).toBe(all);
});

test.each([
  '',
  'jane',
  'name:',
  'name:jane',
  'name:"jane',
  'name:"a"name:"b"',
  'name:"a" AND',
  'metadata:"7"',
  'name["key"]:"7"',
  'name>null',
  'name~"ja"',
  'name:"a" AND name:"b" OR name:"c"',
  Array.from({ length: 11 }, () => 'name:"a"').join(' AND '),
])('%s is refused', (text) => {
  expect(() => parseQuery(text)).toThrow(StripeError);
});
