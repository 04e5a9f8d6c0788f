// What a storm consists of, as a pure function of its seed: what is done at Stripe, and which disasters
// strike when. The same seed is the same storm.
import { drawsFor, type Draws } from '../../packages/emulator/src/faults/draws.ts';

/** Something that a business does at Stripe; the numbers choose among what there is by then. */
export interface Flow {
  readonly kind: FlowKind;
  readonly choice: number;
  readonly times: number;
}

export const flowKinds = [
  'create-customer',
  'update-customer',
  'delete-customer',
  'create-product',
  'pay',
  'pay-and-be-declined',
  'check-out',
  'subscribe',
  'update-subscription',
  'cancel-subscription',
] as const;
export type FlowKind = (typeof flowKinds)[number];

export interface Disaster {
  readonly kind: 'kill' | 'freeze' | 'restart-database' | 'cut-connections';
  /** When it strikes, in milliseconds from the beginning of the storm. */
  readonly atMs: number;
  /** Which process is killed or frozen, from 0. */
  readonly victim: number;
}

export interface StormPlan {
  readonly seed: number;
  /** How many events there are to be, at least. */
  readonly events: number;
  /** How long the flows take together, in milliseconds; the disasters go on a little longer. */
  readonly durationMs: number;
  /** More than are needed: they are done in turn until there are enough events. */
  readonly flows: readonly Flow[];
  readonly disasters: readonly Disaster[];
}

export interface StormOptions {
  readonly seed: number;
  readonly events: number;
}

/** How many processes receive and work. */
export const processCount = 3;

/** How often each flow is done, in relation to the others. */
const flowWeights: Readonly<Record<FlowKind, number>> = {
  'create-customer': 3,
  'update-customer': 4,
  'delete-customer': 1,
  'create-product': 1,
  pay: 4,
  'pay-and-be-declined': 2,
  'check-out': 3,
  subscribe: 3,
  'update-subscription': 5,
  'cancel-subscription': 1,
};

export function planStorm({ seed, events }: StormOptions): StormPlan {
  const draws = drawsFor(seed, 'storm');
  const durationMs = Math.max(8_000, Math.min(20_000, events * 100), events * 15);
  const flows = Array.from({ length: events }, () => planFlow(draws));
  return { seed, events, durationMs, flows, disasters: planDisasters(draws, durationMs) };
}

function planFlow(draws: Draws): Flow {
  return { kind: chooseKind(draws), choice: draws.below(1_000), times: 1 + draws.below(4) };
}

function chooseKind(draws: Draws): FlowKind {
  const total = Object.values(flowWeights).reduce((sum, weight) => sum + weight, 0);
  let left = draws.below(total);
  for (const kind of flowKinds) {
    left -= flowWeights[kind];
    if (left < 0) return kind;
  }
  return 'pay';
}

const commonDisasters = ['kill', 'kill', 'freeze', 'freeze', 'cut-connections'] as const;

/** Two restarts of the database in every storm, and a kill, a freeze or a cut every second or so. */
function planDisasters(draws: Draws, durationMs: number): Disaster[] {
  const restarts = [0.35, 0.75].map((share): Disaster => {
    const atMs = Math.floor(durationMs * share) + draws.below(1_000);
    return { kind: 'restart-database', atMs, victim: 0 };
  });
  const others: Disaster[] = [];
  // They go on after the last flow, so that they also meet what is left to be worked off.
  for (let atMs = 2_500; atMs < durationMs + 4_000; atMs += 500 + draws.below(700)) {
    const kind = commonDisasters[draws.below(commonDisasters.length)] ?? 'kill';
    others.push({ kind, atMs, victim: draws.below(processCount) });
  }
  return [...restarts, ...others].sort((one, other) => one.atMs - other.atMs);
}
