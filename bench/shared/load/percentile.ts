// Percentiles by the nearest rank: always a value that was really measured.

/** The value that `percent` of the values, which are in ascending order, do not exceed; 0 of none. */
export function percentile(ascending: ArrayLike<number>, percent: number): number {
  const rank = Math.ceil((percent / 100) * ascending.length);
  return ascending[Math.max(0, rank - 1)] ?? 0;
}

/** The value in the middle; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    50,
  );
}
