/**
 * Chance that does not depend on when it is asked: each thing draws from a sequence of its own, made
 * from the seed and the thing's name. What meets one webhook is thus the same in every run, however the
 * others are timed.
 */
import { seededRandom } from '../ids/ids.ts';

export interface Draws {
  /** True in this share of all cases. */
  chance(share: number): boolean;
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number;
}

/** The draws of the thing with this name. */
export function drawsFor(seed: number, name: string): Draws {
  const random = seededRandom(hash(`${seed} ${name}`));
  const fraction = (): number => random() / 2 ** 32;
  return {
    chance: (share) => fraction() < share,
    below: (limit) => Math.floor(fraction() * limit),
  };
}

/** The FNV-1a hash of a text, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
