// What a benchmark is for: figures of one run, each beside the goal that it should reach.
export interface Goal {
  readonly what: string;
  readonly measured: number;
  /** In words, such as `≥ 2,000`. */
  readonly goal: string;
  readonly reached: boolean;
}

/** A goal for what should be large; none when it was not measured. */
export function atLeast(what: string, measured: number | undefined, least: number): Goal[] {
  if (measured === undefined) return [];
  const goal = `≥ ${least.toLocaleString('en-US')}`;
  return [{ what, measured, goal, reached: measured >= least }];
}

/** A goal for what should be small; none when it was not measured. */
export function atMost(what: string, measured: number | undefined, most: number): Goal[] {
  if (measured === undefined) return [];
  const goal = `≤ ${most.toLocaleString('en-US')}`;
  return [{ what, measured, goal, reached: measured <= most }];
}

/** The one figure divided by the other, where both were measured. */
export function ratioOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}
