// The report as Markdown: readable in a terminal as it is, and ready for the documentation.
import type { Goal } from './goals.ts';
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
  const ratios = table(
    ['', 'ratio', 'goal', 'reached'],
    goals.map(({ what, ratio, goal, reached }) => [
      what,
      ratio.toFixed(2),
      goal,
      reached ? 'yes' : 'no',
    ]),
  );
  return `${figures}\n\n${ratios}\n`;
}

/** A Markdown table whose columns are as wide as their widest cell; all but the first to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map((width, column) => '-'.repeat(width - 1) + (column === 0 ? '-' : ':'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function tenths(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}
