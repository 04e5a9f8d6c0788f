// The figures of a storm, for a person to read.
import type { StormReport } from './run-storm.ts';
import type { Violations } from './verify.ts';

const violations: readonly (keyof Violations)[] = [
  'lost',
  'doubled',
  'unacknowledged',
  'madeUp',
  'unsettled',
  'wronglyDead',
  'overlapping',
  'mirrorDiffers',
];

/** What was not as promised, such as `doubled: 3`; empty when all is well. */
export function violationsOf(report: StormReport): string[] {
  return violations.filter((name) => report[name] > 0).map((name) => `${name}: ${report[name]}`);
}

export function describeReport(report: StormReport): string {
  const lines: readonly (readonly [string, string | number])[] = [
    ['seed', report.seed],
    ['events', `${report.events} (digest ${report.digest})`],
    ['seconds', report.seconds.toFixed(1)],
    ['processes killed with -9', report.kills],
    ['processes frozen for a while', report.freezes],
    ['PostgreSQL shut down at once', report.databaseRestarts],
    ['connections cut', report.connectionsCut],
    ['deliveries', report.deliveries],
    ['  of which duplicates', report.duplicates],
    ['  refused as corrupted', report.refused],
    ['  failed, delivered again', report.failed],
    ['attempts repeated', report.retries],
    ['done', `${report.done}, with ${report.effects} effects`],
    ['dead', report.dead],
    ['objects compared with mirror', report.mirror.compared],
    ...violations.map((name) => [name, report[name]] as const),
  ];
  const figures = lines.map(([name, value]) => `${name.padEnd(30)} ${value}`);
  return [...figures, ...report.mirror.differences.slice(0, 10)].join('\n');
}
