// The backfill: reads all objects that exist at Stripe into the mirror, many types and ranges of time at
// once, as fast as Stripe allows and no faster. What it reads is ordered like any fetched object, so webhooks
// may arrive meanwhile. https://docs.stripe.com/rate-limits
import type { Clock } from '../../clock/clock.ts';
import { MirrorFilterError } from '../../errors/mirror-filter-error.ts';
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../logging/logger.ts';
import type { NewId } from '../../randomness/random.ts';
import type { StripeReader } from '../fetch/stripe-reader.ts';
import type { MirroredType } from '../mirrored-object.ts';
import { ownTables, tableOf } from '../tables/all-tables.ts';
import type { ObjectList, TableDefinition } from '../tables/table-definition.ts';
import type { BackfillRange, TimeSpan } from './backfill-range.ts';
import { type BackfillProgress, progressOf } from './backfill-progress.ts';
import { canBeMissed, findDeleted } from './find-deleted.ts';
import { holdLease } from './hold-lease.ts';
import { createRangePool, type RangePool } from './range-pool.ts';
import {
  addLists,
  cutRange,
  discardRun,
  finishRun,
  openRun,
  readRanges,
  type RunKey,
  type TypeList,
  saveRange,
} from './run-rows.ts';
import { workCustomers } from './work-customers.ts';
import { workRange } from './work-range.ts';

export interface BackfillOptions {
  /** The types to read, such as `customer`. Default: all that Stripe lists. */
  readonly types?: readonly MirroredType[];
  /** The connected account to read. Default: the key's own. */
  readonly account?: string;
  /** Whether to forget how far an earlier, unfinished run had come. Default: go on with it. */
  readonly restart?: boolean;
  /** How many reads may be under way at once. Default: 8. */
  readonly concurrency?: number;
  /** After how many milliseconds the run of a process that was killed is taken over. Default: 15,000. */
  readonly leaseMs?: number;
  /** Told how far it has come, after each page. */
  readonly onProgress?: (progress: BackfillProgress) => void;
  /** Stops it between two pages; the next call goes on from there. */
  readonly signal?: AbortSignal;
}

/** What was read, also by earlier processes of the same run. */
export interface BackfillReport {
  readonly objects: number;
  readonly types: BackfillProgress['types'];
  /** How long this call took, in milliseconds. */
  readonly elapsedMs: number;
}

export interface BackfillParts {
  readonly database: Database;
  readonly read: StripeReader;
  readonly logger: Logger;
  readonly livemode: boolean;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<unknown>;
}

const defaultConcurrency = 8;
const defaultLeaseMs = 15_000;

/** No object of Stripe's is older: 2011-01-01, in Unix seconds. */
const beginningOfStripe = 1_293_840_000;

/**
 * Runs the backfill to its end, or goes on with one that was interrupted.
 *
 * @throws Stripe's error when Stripe stays unreachable or the key is refused, MirrorFilterError for a type
 *   that cannot be listed, and the signal's reason when it is stopped. The next call goes on from there.
 */
export async function runBackfill(
  parts: BackfillParts,
  options: BackfillOptions,
): Promise<BackfillReport> {
  const { database, livemode, clock } = parts;
  const key: RunKey = { account: options.account ?? '', livemode };
  const startedAtMs = clock.now().getTime();
  const types = options.types ?? listedTypes(key);
  for (const type of types) definitionOf(type);
  if (options.restart === true) await discardRun(database, key);
  let ranges: BackfillRange[];
  do {
    ranges = await readTypes(parts, options, { key, types, startedAtMs });
    // The process that was waited for may have finished its run without having read all of these.
  } while (!types.every((type) => ranges.some((range) => range.type === type)));
  const elapsedMs = clock.now().getTime() - startedAtMs;
  const span = { start: 0, end: 1 };
  const { objects, types: each } = progressOf({ ranges, span, objectsNow: 0, elapsedMs });
  return { objects, types: each, elapsedMs };
}

interface Wanted {
  readonly key: RunKey;
  readonly types: readonly string[];
  readonly startedAtMs: number;
}

/**
 * Reads the types in the unfinished run, or a new one, unless another process finishes it meanwhile.
 *
 * @returns the ranges of that run.
 */
async function readTypes(
  parts: BackfillParts,
  options: BackfillOptions,
  { key, types, startedAtMs }: Wanted,
): Promise<BackfillRange[]> {
  const { database } = parts;
  const run = await openRun(database, key, parts.newId());
  const lease = {
    run: run.id,
    holder: parts.newId(),
    leaseMs: options.leaseMs ?? defaultLeaseMs,
    signal: options.signal,
  };
  await holdLease(parts, lease, async () => {
    await addLists(database, run.id, types.flatMap(listsOf));
    await readAll(parts, options, { key, run: run.id, startedAtMs });
    await findWhatIsGone(parts, options, { key, run: run.id, startedAtMs });
    await finishRun(database, run.id);
  });
  return readRanges(database, run.id);
}

interface Run {
  readonly key: RunKey;
  readonly run: string;
  readonly startedAtMs: number;
}

/** Reads all ranges of the run: first what Stripe lists, then what it lists for each customer alone. */
async function readAll(parts: BackfillParts, options: BackfillOptions, run: Run): Promise<void> {
  const ranges = await readRanges(parts.database, run.run);
  const span = await readSpan(parts, run);
  const begunWith = sumOfObjects(ranges);
  for (const perCustomer of [false, true]) {
    const isOfThisPass = ({ type }: BackfillRange): boolean =>
      (definitionOf(type).list.perCustomer === true) === perCustomer;
    const others = perCustomer ? await readRanges(parts.database, run.run) : ranges;
    const pool = createRangePool({
      ranges: others.filter(isOfThisPass),
      span,
      canBeCut: (type) => definitionOf(type).list.byCreated,
      cut: async (range, at) => cutRange(parts.database, run.run, range, at),
    });
    const report = (): void => {
      const known = [...others.filter((range) => !isOfThisPass(range)), ...pool.ranges];
      const objectsNow = sumOfObjects(known) - begunWith;
      const elapsedMs = parts.clock.now().getTime() - run.startedAtMs;
      options.onProgress?.(progressOf({ ranges: known, span, objectsNow, elapsedMs }));
    };
    await emptyPool(parts, options, { pool, run, report });
  }
}

/** Of the types that were read to their end, looks for objects that Stripe does not list any more. */
async function findWhatIsGone(
  parts: BackfillParts,
  { signal }: BackfillOptions,
  { key, run }: Run,
): Promise<void> {
  const ranges = await readRanges(parts.database, run);
  for (const type of new Set(ranges.map((range) => range.type))) {
    const target = { ...definitionOf(type), account: key.account, signal };
    const isWhole = ranges.every((range) => range.type !== type || range.skipped === null);
    if (isWhole && canBeMissed(target)) await findDeleted(parts, target, run);
  }
}

interface Pass {
  readonly pool: RangePool;
  readonly run: Run;
  readonly report: () => void;
}

/** Works the pool empty, by several at once. The first that fails stops all. */
async function emptyPool(
  parts: BackfillParts,
  options: BackfillOptions,
  pass: Pass,
): Promise<void> {
  const { pool, run, report } = pass;
  const failed = new AbortController();
  const signals = options.signal === undefined ? [] : [options.signal];
  const signal = AbortSignal.any([failed.signal, ...signals]);
  const workOne = async (): Promise<void> => {
    for (;;) {
      const range = await pool.take();
      if (range === undefined) return;
      const target = { ...definitionOf(range.type), account: run.key.account, signal };
      const work = target.list.perCustomer === true ? workCustomers : workRange;
      await work(parts, {
        target,
        current: () => pool.current(range.id),
        save: async (next) => {
          await pool.update(next);
          await saveRange(parts.database, next);
          report();
        },
      });
    }
  };
  const workers = Array.from({ length: options.concurrency ?? defaultConcurrency }, async () => {
    try {
      await workOne();
    } catch (error) {
      failed.abort(error);
      pool.stop();
      throw error;
    }
  });
  await Promise.allSettled(workers);
  signal.throwIfAborted();
}

/** The account's lifetime: nothing that is to be read was created before it. */
async function readSpan({ read, clock }: BackfillParts, { key }: Run): Promise<TimeSpan> {
  const end = Math.ceil(clock.now().getTime() / 1_000);
  const { body } = await read('/v1/account', { account: key.account });
  const created = body['created'];
  const start = typeof created === 'number' ? created : beginningOfStripe;
  return { start: Math.min(start, end - 1), end };
}

/** The lists in which Stripe shows the type. */
function listsOf(type: string): TypeList[] {
  const { others = [] } = definitionOf(type).list;
  return [{ type, list: 0 }, ...others.map((_path, index) => ({ type, list: index + 1 }))];
}

/** All types that Stripe lists. Of a connected account, those that the platform reads itself are left out. */
function listedTypes({ account }: RunKey): string[] {
  return ownTables
    .filter(({ list, ofPlatform }) => list !== undefined && (account === '' || ofPlatform !== true))
    .map(({ object }) => object);
}

function definitionOf(type: string): { definition: TableDefinition; list: ObjectList } {
  const definition = tableOf(type);
  if (definition?.list !== undefined) return { definition, list: definition.list };
  throw new MirrorFilterError(`Stripe lists no objects of the type \`${type}\` by themselves.`);
}

function sumOfObjects(ranges: readonly BackfillRange[]): number {
  return ranges.reduce((total, { objects }) => total + objects, 0);
}
