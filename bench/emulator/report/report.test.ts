import { expect, test } from 'vitest';

import { emulate, overHttp, statefulMock } from '../scenarios/contender.ts';
import type { Sample } from '../scenarios/sample.ts';
import { compare } from './goals.ts';
import { summarise } from './summary.ts';
import { writeReport } from './write-report.ts';

function sample(contender: { readonly name: string }, perSecond: number): Sample {
  return {
    contender: contender.name,
    workload: 'create-customers',
    count: 100,
    perSecond,
    p50Ms: 1,
    p99Ms: 2,
    cpuMicros: 100,
    refused: { 429: 1 },
  };
}

const rates = [
  sample(overHttp, 3_000),
  sample(overHttp, 9_000),
  sample(overHttp, 4_000),
  sample(statefulMock, 2_000),
  sample(emulate, 5_000),
];

test('the median of the rounds counts, against the faster of the peers', () => {
  const goals = compare(summarise({ rates, memory: [], ready: [] }));
  expect(goals.map(({ what, measured, reached }) => [what, measured, reached])).toEqual([
    [`${overHttp.name}: customers created per second`, 4_000, true],
    [`${overHttp.name}: customers created, to the faster peer`, 0.8, false],
  ]);
});

test('the report has a table for each part that was run', () => {
  const ready = [310, 200, 290].map((readyMs) => ({ contender: overHttp.name, readyMs }));
  const summaries = summarise({ rates, memory: [], ready });
  const report = writeReport(summaries, compare(summaries));
  expect(report).toContain('| customer created |');
  expect(report).toMatch(/4,000 \| +3,000–9,000 .* 3 \|$/m);
  expect(report).toContain('ready after ms');
  expect(report).not.toContain('heap bytes');
  expect(report).toMatch(/ready, in milliseconds +\| +290 \| +≤ 300 +\| +yes/);
});
