import { expect, test } from 'vitest';

import { atLeast, atMost, ratioOf } from './goals.ts';
import { goalsTable, table } from './table.ts';

test('a table has the columns of its widest cells', () => {
  expect(table(['', 'n'], [['long one', '1,000']])).toBe(
    ['|          |     n |', '| -------- | ----: |', '| long one | 1,000 |'].join('\n'),
  );
});

test('a goal says whether it was reached, and one that was not measured is left out', () => {
  const goals = [
    ...atLeast('payments/s', 1_999, 2_000),
    ...atMost('ready in ms', 300, 300),
    ...atLeast('to the peer', ratioOf(3, undefined), 1),
  ];
  expect(goals.map(({ what, reached }) => [what, reached])).toEqual([
    ['payments/s', false],
    ['ready in ms', true],
  ]);
  expect(goalsTable(goals)).toContain('| payments/s  |    1,999 | ≥ 2,000 |      no |');
});
