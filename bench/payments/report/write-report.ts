// The report: what each call takes, and what of it is the library's.
import { table, tenths, whole } from '../../shared/report/table.ts';
import type { CallName } from '../../shared/processes/messages.ts';
import { added, comparisons, type Figures, type Summaries } from './summary.ts';

const wording: Readonly<Record<CallName, string>> = {
  'sdk-payment': '`stripe.paymentIntents.create`',
  payment: '`billhook.payments.create`',
  'payment-again': '`billhook.payments.create`, repeated',
  'sdk-first-payment': '`stripe.customers.create`, then `paymentIntents.create`',
  'first-payment': '`billhook.payments.create` of a new user',
  'sdk-refund': '`stripe.refunds.create`',
  refund: '`billhook.refunds.create`',
};

export function writeReport(summaries: Summaries): string {
  const head = ['µs', 'Node µs', 'database round trips', 'calls of Stripe'];
  const figures = table(
    ['', ...head],
    Array.from(summaries, ([call, row]) => [wording[call], ...cells(row)]),
  );
  const differences = table(
    ['added to the bare SDK', ...head],
    comparisons.flatMap(({ ours, bare }) => {
      const difference = added(summaries, ours, bare);
      return difference === undefined ? [] : [[wording[ours], ...cells(difference)]];
    }),
  );
  return `${figures}\n\n${differences}`;
}

function cells(figures: Figures): string[] {
  return [
    whole(figures.medianMicros),
    whole(figures.cpuMicros),
    tenths(figures.roundTrips),
    tenths(figures.stripeCalls),
  ];
}
