import { expect, test } from 'vitest';

import { describeProgress } from './describe-progress.ts';

const progress = {
  objects: 186_000,
  objectsPerSecond: 1_850.4,
  fraction: 0.625,
  etaMs: 61_200,
  types: {},
};

test('shows how much, how fast and how long still', () => {
  expect(describeProgress(progress)).toBe(
    `${'█'.repeat(15)}${'░'.repeat(9)} 62 %  186,000 objects  1,850/s  about 62 s left`,
  );
});

test.for([
  [0, 'done'],
  [null, 'not known yet how long it will take'],
  [20 * 60_000, 'about 20 min left'],
  [15 * 3_600_000, 'about 15 h left'],
] as const)('with %s ms left says: %s', ([etaMs, words]) => {
  expect(describeProgress({ ...progress, etaMs }).endsWith(words)).toBe(true);
});
