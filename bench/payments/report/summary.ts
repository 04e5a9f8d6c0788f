// What the library adds to the bare call: the difference of the medians of all rounds.
import { median } from '../../shared/load/percentile.ts';
import type { CallName, CallResult } from '../../shared/processes/messages.ts';

/** Measured in turns. */
export const callNames: readonly CallName[] = [
  'sdk-payment',
  'payment',
  'payment-again',
  'sdk-first-payment',
  'first-payment',
  'sdk-refund',
  'refund',
];

/** What the library does, beside what an app would do without it. */
export const comparisons: readonly { readonly ours: CallName; readonly bare: CallName }[] = [
  { ours: 'payment', bare: 'sdk-payment' },
  { ours: 'payment-again', bare: 'sdk-payment' },
  { ours: 'first-payment', bare: 'sdk-first-payment' },
  { ours: 'refund', bare: 'sdk-refund' },
];

export type Figures = Omit<CallResult, 'kind'>;

export interface Sample extends Figures {
  readonly call: CallName;
}

export type Summaries = ReadonlyMap<CallName, Figures>;

export function summarise(samples: readonly Sample[]): Summaries {
  return new Map(
    callNames.flatMap((name) => {
      const runs = samples.filter(({ call }) => call === name);
      return runs.length === 0 ? [] : [[name, mediansOf(runs)] as const];
    }),
  );
}

/** What `ours` costs beyond `bare`; undefined where one of them was not measured. */
export function added(summaries: Summaries, ours: CallName, bare: CallName): Figures | undefined {
  const one = summaries.get(ours);
  const other = summaries.get(bare);
  if (one === undefined || other === undefined) return undefined;
  return {
    medianMicros: one.medianMicros - other.medianMicros,
    cpuMicros: one.cpuMicros - other.cpuMicros,
    roundTrips: one.roundTrips - other.roundTrips,
    stripeCalls: one.stripeCalls - other.stripeCalls,
  };
}

function mediansOf(runs: readonly Figures[]): Figures {
  return {
    medianMicros: median(runs.map(({ medianMicros }) => medianMicros)),
    cpuMicros: median(runs.map(({ cpuMicros }) => cpuMicros)),
    roundTrips: median(runs.map(({ roundTrips }) => roundTrips)),
    stripeCalls: median(runs.map(({ stripeCalls }) => stripeCalls)),
  };
}
