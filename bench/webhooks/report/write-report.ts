// The report: the figures of every contender, and what was to be reached.
import type { Goal } from '../../shared/report/goals.ts';
import { goalsTable, table, tenths, whole } from '../../shared/report/table.ts';
import type { Summary } from './summary.ts';

/** The figures and the goals, as two tables. */
export function writeReport(summaries: readonly Summary[], goals: readonly Goal[]): string {
  const figures = table(
    [
      '',
      'connections',
      'events/s',
      'slowest–fastest',
      'p50 ms',
      'p99 ms',
      'Node µs/event',
      'PostgreSQL µs/event',
      'not 2xx',
    ],
    summaries.map((summary) => [
      summary.contender,
      summary.connections === 0 ? '' : whole(summary.connections),
      whole(summary.eventsPerSecond),
      `${whole(summary.slowest)}–${whole(summary.fastest)}`,
      tenths(summary.p50Ms),
      tenths(summary.p99Ms),
      whole(summary.serverCpuMicros),
      summary.postgresCpuMicros === undefined ? '' : whole(summary.postgresCpuMicros),
      whole(summary.refused),
    ]),
  );
  return `${figures}\n\n${goalsTable(goals)}\n`;
}
