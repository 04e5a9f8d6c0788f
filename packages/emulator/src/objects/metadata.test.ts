import { expect, test } from 'vitest';

import { mergeMetadata } from './metadata.ts';

test('Keys are added and replaced, and an empty value takes one away', () => {
  const current = { order: '1', colour: 'red', note: 'x' };
  const merged = mergeMetadata(current, { colour: 'blue', note: '', size: 3 });
  expect(merged).toEqual({ order: '1', colour: 'blue', size: '3' });
  expect(current).toEqual({ order: '1', colour: 'red', note: 'x' });
});

test('An empty string takes all keys away, and no mention changes nothing', () => {
  expect(mergeMetadata({ order: '1' }, '')).toEqual({});
  expect(mergeMetadata({ order: '1' }, undefined)).toEqual({ order: '1' });
});
