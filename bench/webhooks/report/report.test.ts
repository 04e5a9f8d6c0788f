import { expect, test } from 'vitest';

import { billhookIngest, peer } from '../scenarios/contender.ts';
import type { Sample } from '../scenarios/sample.ts';
import { compare } from './goals.ts';
import { summarise } from './summary.ts';

function sample(contender: string, eventsPerSecond: number, p99Ms: number): Sample {
  return {
    contender,
    connections: 50,
    events: 100,
    elapsedMs: 1,
    eventsPerSecond,
    latency: { p50Ms: 1, p99Ms, maxMs: p99Ms },
    serverCpuMicros: 50,
    postgresCpuMicros: undefined,
    refused: {},
  };
}

test('a summary is the median of its runs, and says how far they lie apart', () => {
  const runs = [sample('a', 100, 5), sample('b', 1, 1), sample('a', 900, 90), sample('a', 110, 6)];
  const [summary] = summarise(runs);
  expect(summary).toMatchObject({
    contender: 'a',
    runs: 3,
    eventsPerSecond: 110,
    slowest: 100,
    fastest: 900,
    p99Ms: 6,
  });
});

test('a goal is reached or not, and what was not measured is not compared', () => {
  const summaries = summarise([sample(billhookIngest.name, 490, 3), sample(peer.name, 100, 2)]);
  expect(compare(summaries, { stored: [10, 20], mirrored: 5 })).toEqual([
    expect.objectContaining({ measured: 4.9, goal: '≥ 5', reached: false }),
    expect.objectContaining({ measured: 1.5, goal: '< 1', reached: false }),
  ]);
});
