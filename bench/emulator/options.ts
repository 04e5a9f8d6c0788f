// What the benchmark can be asked for on the command line. Every load is bounded in count and in time.
import { parseArgs } from 'node:util';

import { oneOf, positive } from '../shared/options.ts';

const parts = ['rates', 'memory', 'ready'] as const;

export type Part = (typeof parts)[number];

export interface BenchOptions {
  /** How often each thing is measured; the median counts. */
  readonly rounds: number;
  readonly connections: number;
  /** How often each workload is done in a round. */
  readonly count: number;
  /** The parts to run. */
  readonly only: readonly Part[];
  /** Where CPU profiles of the servers go. */
  readonly profile: string | undefined;
  /** Where the figures go, as JSON. */
  readonly json: string;
}

export const usage = `npm run bench:emulator -- [options]
  --rounds 5          how often each thing is measured; the median counts
  --connections 10    how many connections send at once
  --count 8000        how often each thing is done in a round, and how many objects memory is measured with
  --only ${parts.join(',')}
  --profile DIRECTORY write a CPU profile of every server
  --json FILE         default bench/.billhook/emulator.json`;

/** @throws when an option is unknown or malformed. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '10' },
      count: { type: 'string', default: '8000' },
      only: { type: 'string', default: parts.join(',') },
      profile: { type: 'string' },
      json: { type: 'string', default: 'bench/.billhook/emulator.json' },
    },
  });
  return {
    rounds: positive('rounds', values.rounds),
    connections: positive('connections', values.connections),
    count: positive('count', values.count),
    only: values.only.split(',').map((name) => oneOf('only', parts, name)),
    profile: values.profile,
    json: values.json,
  };
}
