// How far a backfill has come and how long it may still take. Stripe does not say how many objects there
// are, so both are estimates: the time that has been covered stands for the objects in it.
import { type BackfillRange, remainingSeconds, type TimeSpan } from './backfill-range.ts';

export interface TypeProgress {
  readonly objects: number;
  /** From 0 to 1, an estimate. */
  readonly fraction: number;
  /** Why the type could not be read; null when it could. */
  readonly skipped: string | null;
}

export interface BackfillProgress {
  /** Objects read so far, also by earlier processes of the same run. */
  readonly objects: number;
  /** Objects a second, since this process began. */
  readonly objectsPerSecond: number;
  /** From 0 to 1, an estimate. */
  readonly fraction: number;
  /** Milliseconds to the end, an estimate; null while there are types of which nothing is known yet. */
  readonly etaMs: number | null;
  readonly types: Readonly<Record<string, TypeProgress>>;
}

export interface ProgressInput {
  readonly ranges: readonly BackfillRange[];
  readonly span: TimeSpan;
  /** Objects read by this process. */
  readonly objectsNow: number;
  /** How long this process has been at it. */
  readonly elapsedMs: number;
}

export function progressOf({
  ranges,
  span,
  objectsNow,
  elapsedMs,
}: ProgressInput): BackfillProgress {
  const names = [...new Set(ranges.map(({ type }) => type))];
  const types = Object.fromEntries(
    names.map((name): [string, TypeProgress] => [
      name,
      typeProgress(
        ranges.filter(({ type }) => type === name),
        span,
      ),
    ]),
  );
  const each = Object.values(types);
  const objects = sum(each.map((one) => one.objects));
  const begun = each.filter(({ fraction }) => fraction > 0);
  const expected = sum(begun.map((one) => one.objects / one.fraction));
  const objectsPerSecond = elapsedMs > 0 ? objectsNow / (elapsedMs / 1_000) : 0;
  const isKnown = begun.length === each.length && (objectsPerSecond > 0 || expected <= objects);
  return {
    objects,
    objectsPerSecond,
    fraction: each.length === 0 ? 1 : sum(each.map(({ fraction }) => fraction)) / each.length,
    etaMs: isKnown ? etaMs(expected - objects, objectsPerSecond) : null,
    types,
  };
}

function typeProgress(ranges: readonly BackfillRange[], span: TimeSpan): TypeProgress {
  const lists = new Set(ranges.map(({ list }) => list)).size;
  const total = Math.max(1, span.end - span.start) * lists;
  const remaining = sum(ranges.map((range) => remainingSeconds(range, span)));
  const done = ranges.every((range) => range.done);
  return {
    objects: sum(ranges.map(({ objects }) => objects)),
    // Only what is done is done, however little time may be left to cover.
    fraction: done ? 1 : Math.min(0.999, Math.max(0, 1 - remaining / total)),
    skipped: ranges.find(({ skipped }) => skipped !== null)?.skipped ?? null,
  };
}

function etaMs(objectsLeft: number, objectsPerSecond: number): number {
  return objectsLeft <= 0 ? 0 : Math.round((objectsLeft / objectsPerSecond) * 1_000);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
