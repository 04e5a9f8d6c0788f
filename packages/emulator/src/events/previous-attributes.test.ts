import { expect, test } from 'vitest';

import { previousAttributes } from './previous-attributes.ts';

test('gives the old values of what changed, and nothing else', () => {
  const before = { name: 'Ada', email: 'ada@example.com', balance: 0 };
  const after = { name: 'Ada L.', email: 'ada@example.com', balance: 0 };
  expect(previousAttributes(before, after)).toEqual({ name: 'Ada' });
});

test('goes into nested objects field by field', () => {
  const before = { address: { city: 'London', line1: 'Old St' }, metadata: { a: '1', b: '2' } };
  const after = { address: { city: 'London', line1: 'New St' }, metadata: { a: '1', c: '3' } };
  expect(previousAttributes(before, after)).toEqual({
    address: { line1: 'Old St' },
    metadata: { b: '2', c: null },
  });
});

test('gives lists as a whole', () => {
  expect(previousAttributes({ items: [{ id: 1 }, { id: 2 }] }, { items: [{ id: 1 }] })).toEqual({
    items: [{ id: 1 }, { id: 2 }],
  });
});

test('is empty when nothing changed, whatever objects hold the values', () => {
  expect(previousAttributes({ a: { b: [1] } }, { a: { b: [1] } })).toEqual({});
});

test('tells what was null before', () => {
  expect(previousAttributes({ canceled_at: null }, { canceled_at: 5 })).toEqual({
    canceled_at: null,
  });
});
