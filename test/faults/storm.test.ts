// Promises 1 to 4 under faults: one storm in a bounded form. `npm run test:faults` runs others.
import { beforeAll, describe, expect, test } from 'vitest';

import { describeReport, violationsOf } from './print-report.ts';
import { runStorm, type StormReport } from './run-storm.ts';

let report: StormReport;
beforeAll(async () => {
  report = await runStorm({ seed: 1, events: 300 });
  process.stdout.write(`${describeReport(report)}\n`);
});

describe('the storm', () => {
  test('was one', () => {
    expect(report.events).toBeGreaterThanOrEqual(300);
    expect(report.kills).toBeGreaterThan(3);
    expect(report.freezes).toBeGreaterThan(0);
    expect(report.databaseRestarts).toBe(2);
    expect(report.connectionsCut).toBeGreaterThan(0);
    expect(report.duplicates).toBeGreaterThan(50);
    expect(report.refused).toBeGreaterThan(10);
    expect(report.retries).toBeGreaterThan(50);
    expect(report.dead).toBeGreaterThan(0);
    expect(report.mirror.compared).toBeGreaterThan(100);
  });

  test('broke no promise', () => {
    expect(violationsOf(report)).toEqual([]);
  });

  test('left every event done with its one effect, or dead with none', () => {
    expect(report.done + report.dead).toBe(report.events);
    expect(report.effects).toBe(report.done);
  });
});
