import { expect, test } from 'vitest';

import { mergeMetadata, newMetadata } from './metadata.ts';

const current = { order: '7', colour: 'green' };

test('keys that are not named stay', () => {
  expect(mergeMetadata(current, { size: 'l' })).toEqual({ ...current, size: 'l' });
  expect(mergeMetadata(current, undefined)).toEqual(current);
});

test('an empty value takes its key away', () => {
  expect(mergeMetadata(current, { colour: '', size: '' })).toEqual({ order: '7' });
});

test('an empty string takes all away', () => {
  expect(mergeMetadata(current, '')).toEqual({});
});

test('what was stored is not touched', () => {
  const before = { ...current };
  mergeMetadata(current, { order: '8' });
  expect(current).toEqual(before);
});

test('values are kept as text', () => {
  expect(newMetadata({ count: 3 })).toEqual({ count: '3' });
});
