// Rounds exactly, in whole numbers.

/**
 * Where an amount goes that lies between two: to the nearer one (from the middle away from zero), away
 * from zero, or towards it.
 */
export type Rounding = 'nearest' | 'up' | 'down';

/** The multiple of `step` that `value` is rounded to. */
export function roundToStep(value: bigint, step: bigint, rounding: Rounding): bigint {
  const size = value < 0n ? -value : value;
  const rest = size % step;
  const below = size - rest;
  const rounded = rest > 0n && goesUp(rest, step, rounding) ? below + step : below;
  return value < 0n ? -rounded : rounded;
}

function goesUp(rest: bigint, step: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'nearest':
      return rest * 2n >= step;
    case 'up':
      return true;
    case 'down':
      return false;
  }
}
