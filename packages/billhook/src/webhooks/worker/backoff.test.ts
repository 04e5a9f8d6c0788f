import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';

import { backoffDelayMs } from './backoff.ts';

function almostOne(): number {
  return 0.999_999;
}

const options = { backoffMs: 1_000, maxBackoffMs: 60_000 };

test('the limit doubles with each attempt, up to the most', () => {
  const limits = [1, 2, 3, 20].map((attempt) => backoffDelayMs(attempt, options, almostOne));
  expect(limits).toEqual([999, 1_999, 3_999, 59_999]);
});

test('is always between nothing and the limit', () => {
  assert(
    property(
      integer({ min: 1, max: 2_000 }),
      double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, drawn) => {
        const delayMs = backoffDelayMs(attempt, options, () => drawn);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(options.maxBackoffMs);
      },
    ),
  );
});
