// Finds the parameter that somebody may have meant: Stripe ends its answer to a misspelled one with "Did you mean …?".

const distanceMax = 2;

/** The one of `names` that is at most two letters away from `name`, the nearest first; undefined when none is. */
export function findSimilarName(name: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let nearestDistance = Math.min(distanceMax, Math.floor(name.length / 2)) + 1;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= nearestDistance) continue;
    const distance = editDistance(name, candidate);
    if (distance >= nearestDistance) continue;
    nearest = candidate;
    nearestDistance = distance;
  }
  return nearest;
}

/** How many letters must be added, removed or replaced to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[to.length] ?? 0;
}
