import { expect, test } from 'vitest';

import type { CallName } from '../../shared/processes/messages.ts';
import { added, type Sample, summarise } from './summary.ts';
import { writeReport } from './write-report.ts';

function sample(call: CallName, medianMicros: number, roundTrips: number): Sample {
  return { call, medianMicros, cpuMicros: medianMicros / 2, roundTrips, stripeCalls: 1 };
}

const samples = [
  sample('payment', 1_700, 3),
  sample('sdk-payment', 900, 0),
  sample('payment', 9_000, 3),
  sample('sdk-payment', 1_000, 0),
  sample('payment', 1_600, 3),
  sample('sdk-payment', 1_100, 0),
];

test('what is added is the difference of the medians', () => {
  expect(added(summarise(samples), 'payment', 'sdk-payment')).toEqual({
    medianMicros: 700,
    cpuMicros: 350,
    roundTrips: 3,
    stripeCalls: 0,
  });
});

test('what was not measured is not compared', () => {
  const summaries = summarise(samples);
  expect(added(summaries, 'refund', 'sdk-refund')).toBeUndefined();
  const report = writeReport(summaries);
  expect(report).toMatch(/`billhook\.payments\.create` +\| +700 \|/);
  expect(report).not.toContain('refunds');
});
