/**
 * Ids in Stripe's form, and the randomness behind them. Ids come from a random source that is handed
 * in: the same seed gives the same ids. This is the only module that draws random numbers.
 */
import { randomFillSync } from 'node:crypto';

/** Gives a random 32-bit unsigned integer at each call. */
export type RandomSource = () => number;

/** Makes ids such as `cus_…` from a prefix; `length` is the count of characters after the `_`. */
export type NewId = (prefix: string, length?: number) => string;

const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');

/** Unpredictable numbers from the operating system, drawn in blocks. */
export function systemRandom(): RandomSource {
  const block = new Uint32Array(1024);
  let next = block.length;
  return () => {
    if (next === block.length) {
      randomFillSync(block);
      next = 0;
    }
    return block[next++] ?? 0;
  };
}

/** Repeatable numbers from a seed (the SplitMix32 sequence). */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** Ids of `length` letters and digits drawn from `random`; 24 of them unless told otherwise. */
export function idMaker(random: RandomSource): NewId {
  return (prefix, length = 24) => {
    // Text that is put together letter by letter stays in memory letter by letter, at ten times the size, and ids are
    // most of what is kept. So the whole is written before it becomes text.
    const id = Buffer.allocUnsafe(prefix.length + 1 + length);
    for (let end = id.write(`${prefix}_`, 'latin1'); end < id.length; end += 1) {
      id[end] = alphabet[random() % alphabet.length] ?? 0;
    }
    return id.toString('latin1');
  };
}
