// Which parameter a misspelled one may have meant.
import { expect, test } from 'vitest';
import { findSimilarName } from './similar-name.ts';

const names = ['email', 'name', 'metadata', 'line_items', 'recurring'];

test.each([
  ['emial', 'email'],
  ['metadatas', 'metadata'],
  ['line_item', 'line_items'],
  ['"recurring', 'recurring'],
])('%s is close to %s', (name, similar) => {
  expect(findSimilarName(name, names)).toBe(similar);
});

test.each(['x', '', 'plan', 'subscription'])('%s is close to none', (name) => {
  expect(findSimilarName(name, names)).toBeUndefined();
});
