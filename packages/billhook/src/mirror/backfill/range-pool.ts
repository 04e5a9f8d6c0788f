// Hands out ranges to those who work on them. When all are handed out, the one with the most left to do is
// cut in two, so that nobody is idle while somebody has years of customers before them.
import { type BackfillRange, middleOf, remainingSeconds, type TimeSpan } from './backfill-range.ts';

export interface RangePool {
  /** Takes a range that is waiting, or cuts one. Undefined when there is nothing more to do. */
  take(): Promise<BackfillRange | undefined>;
  /** The range as it is now: it may have been cut since it was taken. */
  current(id: string): BackfillRange;
  /**
   * Notes how far a range has come; where it begins is left as it is. Resolves when that may be saved: while
   * a range is being cut, its end must not be, or what was cut off would be lost with this process.
   */
  update(range: BackfillRange): Promise<void>;
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
  const cuts = new Map<string, Promise<BackfillRange>>();
  const idle = new Set<() => void>();
  let stopped = false;

  const wakeIdle = (): void => {
    for (const wake of idle) wake();
    idle.clear();
  };

  const cutLargest = async (): Promise<BackfillRange | undefined> => {
    const target = largestOf(
      [...ranges.values()].filter(
        ({ id, type }) => taken.has(id) && !cuts.has(id) && parts.canBeCut(type),
      ),
      parts.span,
    );
    const at = target && middleOf(target, parts.span);
    if (target === undefined || at === undefined) return undefined;
    // From here on, whoever reads the range ends it at the cut.
    ranges.set(target.id, { ...target, from: at });
    const cut = parts.cut(target, at);
    cuts.set(target.id, cut);
    try {
      const created = await cut;
      ranges.set(created.id, created);
      taken.add(created.id);
      return created;
    } finally {
      cuts.delete(target.id);
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
    async update(range) {
      ranges.set(range.id, { ...range, from: current(range.id).from });
      wakeIdle();
      await cuts.get(range.id);
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
