// The report: the figures of every contender, and what was to be reached.
import { goalsTable, table, tenths, whole } from '../../shared/report/table.ts';
import type { Goal } from '../../shared/report/goals.ts';
import type { Workload } from '../../shared/processes/messages.ts';
import type { Summaries } from './summary.ts';

const wording: Readonly<Record<Workload, string>> = {
  'create-customers': 'customer created',
  'read-customers': 'customer read',
  pay: 'payment created, then confirmed (two calls)',
  'pay-at-once': 'payment created and confirmed (one call)',
};

/** All tables that there are figures for. */
export function writeReport(summaries: Summaries, goals: readonly Goal[]): string {
  const { rates, memory, ready } = summaries;
  return [
    ...(rates.length > 0 ? [ratesTable(rates)] : []),
    ...(memory.length > 0 ? [memoryTable(memory)] : []),
    ...(ready.length > 0 ? [readyTable(ready)] : []),
    ...(goals.length > 0 ? [goalsTable(goals)] : []),
  ].join('\n\n');
}

function ratesTable(rates: Summaries['rates']): string {
  return table(
    ['', '', 'per second', 'slowest–fastest', 'p50 ms', 'p99 ms', 'Node µs each', 'not 2xx'],
    rates.map((rate) => [
      wording[rate.workload],
      rate.contender,
      whole(rate.perSecond),
      `${whole(rate.slowest)}–${whole(rate.fastest)}`,
      tenths(rate.p50Ms),
      tenths(rate.p99Ms),
      whole(rate.cpuMicros),
      whole(rate.refused),
    ]),
  );
}

function memoryTable(memory: Summaries['memory']): string {
  return table(
    ['', '', 'heap bytes each', 'resident bytes each'],
    memory.map(({ workload, contender, heapBytes, residentBytes }) => [
      wording[workload],
      contender,
      whole(heapBytes),
      whole(residentBytes),
    ]),
  );
}

function readyTable(ready: Summaries['ready']): string {
  return table(
    ['', 'ready after ms'],
    ready.map(({ contender, readyMs }) => [contender, whole(readyMs)]),
  );
}
