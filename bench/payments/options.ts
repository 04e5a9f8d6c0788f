// What the benchmark can be asked for on the command line.
import { parseArgs } from 'node:util';

import { positive } from '../shared/options.ts';

export interface BenchOptions {
  /** How often each call is measured; the median counts. */
  readonly rounds: number;
  /** How many calls there are in a round. */
  readonly count: number;
  /** Where a CPU profile of the app goes. */
  readonly profile: string | undefined;
  /** Where the figures go, as JSON. */
  readonly json: string;
}

export const usage = `npm run bench:payments -- [options]
  --rounds 7           how often each call is measured; the median counts
  --count 300          how many calls there are in a round
  --profile DIRECTORY  write a CPU profile of the app
  --json FILE          default bench/.billhook/payments.json`;

/** @throws when an option is unknown or malformed. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '7' },
      count: { type: 'string', default: '300' },
      profile: { type: 'string' },
      json: { type: 'string', default: 'bench/.billhook/payments.json' },
    },
  });
  return {
    rounds: positive('rounds', values.rounds),
    count: positive('count', values.count),
    profile: values.profile,
    json: values.json,
  };
}
