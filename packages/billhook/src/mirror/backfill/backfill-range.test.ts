import { describe, expect, test } from 'vitest';

import { type BackfillRange, middleOf, remainingSeconds } from './backfill-range.ts';
import { progressOf } from './backfill-progress.ts';
import { createRangePool } from './range-pool.ts';
import type { BackfillPage } from './read-page.ts';
import { nextRange } from './work-range.ts';

const span = { start: 1_000, end: 11_000 };

function range(state: Partial<BackfillRange> = {}): BackfillRange {
  return {
    id: '1',
    type: 'customer',
    list: 0,
    from: null,
    until: null,
    cursor: null,
    reached: null,
    objects: 0,
    done: false,
    skipped: null,
    ...state,
  };
}

function page(state: Partial<BackfillPage> = {}): { kind: 'page'; page: BackfillPage } {
  return {
    kind: 'page',
    page: { states: [], cursor: 'cus_1', reached: 9_000, last: false, ...state },
  };
}

describe('what is left of a range', () => {
  test('is the time before the last object that was read', () => {
    expect(remainingSeconds(range(), span)).toBe(10_000);
    expect(remainingSeconds(range({ reached: 6_000 }), span)).toBe(5_000);
    expect(remainingSeconds(range({ from: 4_000, reached: 6_000 }), span)).toBe(2_000);
    expect(remainingSeconds(range({ reached: 6_000, done: true }), span)).toBe(0);
  });

  test('can be cut in its middle, once it was begun', () => {
    expect(middleOf(range(), span)).toBeUndefined();
    expect(middleOf(range({ reached: 6_000, objects: 1_000 }), span)).toBe(3_500);
    expect(middleOf(range({ reached: 6_000, objects: 1_000, done: true }), span)).toBeUndefined();
  });

  test('is not cut for a few pages', () => {
    // A fifth of the time had 100 objects, so four fifths will have 400.
    expect(middleOf(range({ reached: 9_000, objects: 100 }), span)).toBeUndefined();
    expect(middleOf(range({ reached: 9_000, objects: 200 }), span)).toBe(5_000);
  });
});

describe('a range after a page', () => {
  test('goes on behind its last object', () => {
    expect(nextRange(range(), page())).toEqual(range({ cursor: 'cus_1', reached: 9_000 }));
  });

  test('is done with the last page', () => {
    expect(nextRange(range(), page({ last: true })).done).toBe(true);
  });

  test('is done when it has come to what was cut off meanwhile', () => {
    expect(nextRange(range({ from: 9_500 }), page()).done).toBe(true);
    expect(nextRange(range({ from: 9_000 }), page()).done).toBe(false);
  });

  test('goes on by time when the object is gone behind which it was to go on', () => {
    const lost = nextRange(range({ cursor: 'cus_1', reached: 9_000 }), { kind: 'cursor-lost' });
    expect(lost).toEqual(range({ until: 9_001, reached: 9_000 }));
  });

  test('is left out when Stripe refuses', () => {
    const refused = nextRange(range(), { kind: 'refused', reason: 'No.' });
    expect(refused).toEqual(range({ done: true, skipped: 'No.' }));
  });
});

describe('progress', () => {
  test('estimates the rest from what was covered', () => {
    const ranges = [range({ reached: 6_000, objects: 500 })];
    expect(progressOf({ ranges, span, objectsNow: 500, elapsedMs: 10_000 })).toEqual({
      objects: 500,
      objectsPerSecond: 50,
      fraction: 0.5,
      etaMs: 10_000,
      types: { customer: { objects: 500, fraction: 0.5, skipped: null } },
    });
  });

  test('does not pretend to know what was not begun', () => {
    const ranges = [range({ reached: 6_000, objects: 500 }), range({ id: '2', type: 'invoice' })];
    expect(progressOf({ ranges, span, objectsNow: 500, elapsedMs: 10_000 }).etaMs).toBeNull();
  });

  test('is not at its end before it is', () => {
    const almost = [range({ reached: 1_000, objects: 500 })];
    expect(progressOf({ ranges: almost, span, objectsNow: 500, elapsedMs: 1 }).fraction).toBe(
      0.999,
    );
    const done = [range({ reached: 1_000, objects: 500, done: true })];
    expect(progressOf({ ranges: done, span, objectsNow: 500, elapsedMs: 1 }).fraction).toBe(1);
  });
});

async function refuseToCut(): Promise<BackfillRange> {
  throw new Error('Nothing can be cut.');
}

describe('the pool', () => {
  test('cuts the range with the most left when none is waiting, and ends when all are done', async () => {
    const cuts: [string, number][] = [];
    const pool = createRangePool({
      ranges: [range(), range({ id: '2' }), range({ id: '3', type: 'quote' })],
      span,
      canBeCut: (type) => type === 'customer',
      cut: async (target, at) => {
        cuts.push([target.id, at]);
        return range({ id: `${10 + cuts.length}`, from: target.from, until: at });
      },
    });
    expect((await pool.take())?.id).toBe('1');
    expect((await pool.take())?.id).toBe('2');
    expect((await pool.take())?.id).toBe('3');
    await pool.update({ ...pool.current('1'), reached: 3_000, objects: 9_999 });
    await pool.update({ ...pool.current('2'), reached: 9_000, objects: 9_999 });
    expect((await pool.take())?.id).toBe('11');
    expect(cuts).toEqual([['2', 5_000]]);
    expect(pool.current('2').from).toBe(5_000);
    // Whoever works on it has not heard of the cut yet; where it begins must not be forgotten.
    await pool.update(range({ id: '2', reached: 5_050 }));
    await pool.update(range({ id: '1', reached: 1_050 }));
    const waiting = pool.take();
    for (const one of pool.ranges) await pool.update({ ...one, done: true });
    expect(await waiting).toBeUndefined();
    expect(pool.current('2').from).toBe(5_000);
  });

  test('does not let the end of a range be saved before what was cut off it', async () => {
    const order: string[] = [];
    const pool = createRangePool({
      ranges: [range()],
      span,
      canBeCut: () => true,
      cut: async (target, at) => {
        await new Promise(setImmediate);
        order.push('cut');
        return range({ id: '2', from: target.from, until: at });
      },
    });
    await pool.take();
    await pool.update(range({ reached: 9_000, objects: 9_999 }));
    const second = pool.take();
    await pool.update({ ...pool.current('1'), reached: 5_000, done: true });
    order.push('saved');
    expect((await second)?.id).toBe('2');
    expect(order).toEqual(['cut', 'saved']);
  });

  test('lets those who wait go home when it is stopped', async () => {
    const pool = createRangePool({
      ranges: [range()],
      span,
      canBeCut: () => false,
      cut: refuseToCut,
    });
    await pool.take();
    const waiting = pool.take();
    pool.stop();
    expect(await waiting).toBeUndefined();
  });
});
