// A range of one type that is to be read: what is left to do, and how it can be shared out.
import type { ObjectList } from '../tables/table-definition.ts';

export interface BackfillRange {
  readonly id: string;
  readonly type: string;
  /** Which of the type's lists it is a range of, from 0. */
  readonly list: number;
  /** Unix seconds; null is open. */
  readonly from: number | null;
  /** Unix seconds, excluded; null is open. */
  readonly until: number | null;
  /** The last object that was written. */
  readonly cursor: string | null;
  /** When that was created, in Unix seconds. */
  readonly reached: number | null;
  readonly objects: number;
  readonly done: boolean;
  readonly skipped: string | null;
}

/** The path of the list that it is a range of. */
export function listPathOf(list: ObjectList, range: Pick<BackfillRange, 'list'>): string {
  const path = [list.path, ...(list.others ?? [])][range.list];
  if (path === undefined) throw new Error(`${list.path} has no list ${range.list}.`);
  return path;
}

/** The time that there is to read: since the account exists. Unix seconds. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** How many seconds of the range are still to be read. */
export function remainingSeconds(range: BackfillRange, span: TimeSpan): number {
  if (range.done) return 0;
  const from = Math.max(range.from ?? span.start, span.start);
  const upTo = range.reached ?? range.until ?? span.end;
  return Math.max(0, upTo - from);
}

/** With fewer objects left than this, five pages, two are no faster than one. */
const worthSharing = 500;

/**
 * The second in the middle of what is left of the range, where it can be cut in two; undefined when that
 * would gain nothing, judging by how many objects there were in the time that was covered. What was not
 * begun yet is not cut: then nobody knows where its objects are.
 */
export function middleOf(range: BackfillRange, span: TimeSpan): number | undefined {
  if (range.reached === null || range.done) return undefined;
  const remaining = remainingSeconds(range, span);
  const covered = Math.max(1, (range.until ?? span.end) - range.reached);
  if (remaining < 2 || (range.objects * remaining) / covered < worthSharing) return undefined;
  return Math.floor(range.reached - remaining / 2);
}
