// What the benchmark of the backfill can be asked for on the command line.
import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly customers: number;
  readonly invoices: number;
  /** How often the process is killed on the way. */
  readonly kills: number;
}

export const usage = `npm run bench:backfill -- [options]
  --customers 100000   how many customers Stripe has
  --invoices 200000    how many invoices
  --kills 2            how often the process is killed with -9 on the way`;

/** @throws when an option is unknown or no whole number. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '100000' },
      invoices: { type: 'string', default: '200000' },
      kills: { type: 'string', default: '2' },
    },
  });
  return {
    customers: wholeNumber('customers', values.customers),
    invoices: wholeNumber('invoices', values.invoices),
    kills: wholeNumber('kills', values.kills),
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number, not ${text}.`);
}
