// The report as Markdown: readable in a terminal as it is, and ready for the documentation.
import type { Goal } from './goals.ts';

/** What was to be reached, and whether it was. */
export function goalsTable(goals: readonly Goal[]): string {
  return table(
    ['', 'measured', 'goal', 'reached'],
    goals.map(({ what, measured, goal, reached }) => [
      what,
      measured < 100 ? measured.toFixed(2) : whole(measured),
      goal,
      reached ? 'yes' : 'no',
    ]),
  );
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

/** Without a fraction, in groups of three digits. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** With one digit after the point; nothing where there is no value. */
export function tenths(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}
