// How the handlers of the storm behave: most do their work, some fail in every way that a handler can.
// Which is which follows from the seed and the event's id, so that it is the same in all processes.
import { drawsFor } from '../../packages/emulator/src/faults/draws.ts';

export type Manner =
  /** Writes its effect. */
  | 'good'
  /** Writes its effect, slowly, so that disasters find it at work. */
  | 'slow'
  /** Writes its effect, and says that the event was of no interest. */
  | 'ignores'
  /** Writes its effect and throws, the first times. */
  | 'throws-first'
  /** Writes its effect and never returns, the first time. */
  | 'hangs-first'
  /** Writes its effect and runs a query that never ends, the first time. */
  | 'queries-forever-first'
  /** Writes its effect and asks to be called later, until the event is a few seconds old. */
  | 'postpones'
  /** Writes its effect and throws, always. */
  | 'poison'
  /** Writes its effect and gives the event up. */
  | 'gives-up';

const weights: readonly (readonly [Manner, number])[] = [
  ['good', 50],
  ['slow', 15],
  ['ignores', 3],
  ['throws-first', 14],
  ['hangs-first', 4],
  ['queries-forever-first', 3],
  ['postpones', 4],
  ['poison', 4],
  ['gives-up', 3],
];

/** How the handler of this event behaves. */
export function mannerOf(seed: number, eventId: string): Manner {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = drawsFor(seed, `handler of ${eventId}`).below(total);
  for (const [manner, weight] of weights) {
    left -= weight;
    if (left < 0) return manner;
  }
  return 'good';
}

/** Whether the event is to end as dead, without an effect. */
export function endsDead(manner: Manner): boolean {
  return manner === 'poison' || manner === 'gives-up';
}
