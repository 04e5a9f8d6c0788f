// The one place that draws random numbers. Everything else is handed one of these.
import { randomInt, randomUUID } from 'node:crypto';

/** A number from 0 (included) to 1 (excluded). */
export type Random = () => number;

const steps = 2 ** 32;

export const systemRandom: Random = () => randomInt(steps) / steps;

/** Makes a new id that nobody else has or can guess. */
export type NewId = () => string;

export const newId: NewId = () => randomUUID();
