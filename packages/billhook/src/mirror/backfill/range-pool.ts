// Hands out ranges to those who work on them. When all are handed out, the one with the most left to do is
// cut in two, so that nobody is idle while somebody has years of customers before them.
import { type BackfillRange, middleOf, remainingSeconds, type TimeSpan } from './backfill-range.ts';

export interface RangePool {
  /** Takes a range that is waiting, or cuts one. Undefined when there is nothing more to do. */
  take(): Promise<BackfillRange | undefined>;
  /** The range as it is now: it may have been cut since it was taken. */
  current(id: string): BackfillRange;
  /** Notes how far a range has come. Where it begins is left as it is. */
  update(range: BackfillRange): void;
  /** Lets those who wait for a range go home. */
  stop(): void;
  readonly ranges: readonly BackfillRange[];
}

export interface RangePoolParts {
  readonly ranges: readonly BackfillRange[];
  readonly span: TimeSpan;
  /** Whether a type can be narrowed to a range of time. */
  readonly canBeCut: (type: string) => boolean;
  /** Cuts the range in the database, and returns the new one. */
  readonly cut: (range: BackfillRange, at: number) => Promise<BackfillRange>;
}

export function createRangePool(parts: RangePoolParts): RangePool {
  const ranges = new Map(parts.ranges.map((range) => [range.id, range]));
  const waiting = parts.ranges.filter(({ done }) => !done).map(({ id }) => id);
  const taken = new Set<string>();
  const busy = new Set<string>();
  const idle = new Set<() => void>();
  let stopped = false;

  const wakeIdle = (): void => {
    for (const wake of idle) wake();
    idle.clear();
  };

  const cutLargest = async (): Promise<BackfillRange | undefined> => {
    const target = largestOf(
      [...ranges.values()].filter(
        ({ id, type }) => taken.has(id) && !busy.has(id) && parts.canBeCut(type),
      ),
      parts.span,
    );
    const at = target && middleOf(target, parts.span);
    if (target === undefined || at === undefined) return undefined;
    busy.add(target.id);
    try {
      const created = await parts.cut(current(target.id), at);
      ranges.set(target.id, { ...current(target.id), from: at });
      ranges.set(created.id, created);
      taken.add(created.id);
      return created;
    } finally {
      busy.delete(target.id);
    }
  };

  const current = (id: string): BackfillRange => {
    const range = ranges.get(id);
    if (range === undefined) throw new Error(`No range has the id ${id}.`);
    return range;
  };

  return {
    async take() {
      for (;;) {
        if (stopped) return undefined;
        const id = waiting.shift();
        if (id !== undefined) {
          taken.add(id);
          return current(id);
        }
        const cut = await cutLargest();
        if (cut !== undefined) return cut;
        // Both may have come about while a cut was tried.
        if (stopped || [...ranges.values()].every(({ done }) => done)) return undefined;
        await new Promise<void>((resolve) => {
          idle.add(resolve);
        });
      }
    },
    current,
    update(range) {
      ranges.set(range.id, { ...range, from: current(range.id).from });
      wakeIdle();
    },
    stop() {
      stopped = true;
      wakeIdle();
    },
    get ranges() {
      return [...ranges.values()];
    },
  };
}

function largestOf(ranges: readonly BackfillRange[], span: TimeSpan): BackfillRange | undefined {
  return ranges.toSorted((a, b) => remainingSeconds(b, span) - remainingSeconds(a, span))[0];
}
