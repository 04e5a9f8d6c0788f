/** Decides what happens to one attempt to deliver a webhook: a pure function of seed, name and rates. */
import { drawsFor } from './draws.ts';
import type { Faults } from './fault-options.ts';

/** How a webhook is altered on its way. */
export type Corruption = 'body' | 'truncation' | 'signature' | 'timestamp';

export interface DeliveryPlan {
  /** How long it is held, in milliseconds. */
  delayMs: number;
  /** How many of those behind it go first. */
  goesAfter: number;
  /** Whether it arrives at all. */
  dropped: boolean;
  /** Whether the answer comes back. */
  answerLost: boolean;
  corruption: Corruption | null;
  /** After how many milliseconds it is delivered a second time; null when it is not. */
  duplicateAfterMs: number | null;
}

const corruptions: readonly Corruption[] = ['body', 'truncation', 'signature', 'timestamp'];

/** The most webhooks that overtake one which is held back. */
const mostOvertaking = 6;

/**
 * The plan of one attempt.
 *
 * @param name which attempt of which delivery it is.
 */
export function planDelivery(faults: Faults, name: string): DeliveryPlan {
  const draws = drawsFor(faults.seed, name);
  // All are drawn always, so that one rate can be changed without changing what else happens.
  const delayed = draws.chance(faults.rateOf('delay'));
  const delayMs = draws.below(faults.maxDelayMs);
  const reordered = draws.chance(faults.rateOf('reorder'));
  const goesAfter = 1 + draws.below(mostOvertaking);
  const corrupted = draws.chance(faults.rateOf('corrupt'));
  const corruption = corruptions[draws.below(corruptions.length)] ?? 'body';
  const duplicated = draws.chance(faults.rateOf('duplicate'));
  const duplicateAfterMs = draws.below(faults.maxDelayMs);
  return {
    delayMs: delayed ? delayMs : 0,
    goesAfter: reordered ? goesAfter : 0,
    dropped: draws.chance(faults.rateOf('drop')),
    answerLost: draws.chance(faults.rateOf('lose-answer')),
    corruption: corrupted ? corruption : null,
    duplicateAfterMs: duplicated ? duplicateAfterMs : null,
  };
}
