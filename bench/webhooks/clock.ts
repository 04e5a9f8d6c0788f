// The benchmark's one clock for times that others have to agree with; durations are measured elsewhere.

/** Now, in whole Unix seconds. */
export function unixSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
