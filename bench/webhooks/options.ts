// What the benchmark can be asked for on the command line. Every load is bounded in count and in time.
import { parseArgs } from 'node:util';

import { oneOf, positive } from '../shared/options.ts';

const parts = ['limits', 'ingest', 'end-to-end', 'peer', 'workers', 'stored', 'mirrored'] as const;

export type Part = (typeof parts)[number];

export interface BenchOptions {
  /** How often each thing is measured; the median counts. */
  readonly rounds: number;
  /** The numbers of connections that send at once. */
  readonly connections: readonly number[];
  /** How many events ingest is sent; the others are sent a share of it, by how long they take. */
  readonly events: number;
  /** The numbers of stored events between which the cost per event is compared. */
  readonly stored: readonly [number, number];
  /** How many subscriptions are mirrored already where the peer is compared on tables that are not empty. */
  readonly mirrored: number;
  /** The parts to run. */
  readonly only: readonly Part[];
  /** Where CPU profiles of the servers go. */
  readonly profile: string | undefined;
  /** Where the figures go, as JSON. */
  readonly json: string;
}

export const usage = `npm run bench:webhooks -- [options]
  --rounds 5             how often each thing is measured; the median counts
  --connections 50,200   how many connections send at once
  --events 20000         how many events ingest is sent; end to end 0.4 times as many, the peer 0.25
  --stored 200000        compare the cost per event at 10,000 stored events with this many
  --mirrored 100000      compare end to end with the peer with this many subscriptions mirrored
  --only ${parts.join(',')}
  --profile DIRECTORY    write a CPU profile of every server
  --json FILE            default bench/.billhook/webhooks.json`;

/** @throws when an option is unknown or malformed. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '50,200' },
      events: { type: 'string', default: '20000' },
      stored: { type: 'string', default: '200000' },
      mirrored: { type: 'string', default: '100000' },
      only: { type: 'string', default: parts.join(',') },
      profile: { type: 'string' },
      json: { type: 'string', default: 'bench/.billhook/webhooks.json' },
    },
  });
  return {
    rounds: positive('rounds', values.rounds),
    connections: values.connections.split(',').map((value) => positive('connections', value)),
    events: positive('events', values.events),
    stored: [10_000, positive('stored', values.stored)],
    mirrored: positive('mirrored', values.mirrored),
    only: values.only.split(',').map((name) => oneOf('only', parts, name)),
    profile: values.profile,
    json: values.json,
  };
}
