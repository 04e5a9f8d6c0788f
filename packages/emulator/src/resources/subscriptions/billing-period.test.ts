import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { billingPeriod, billingPeriodAt, type BillingInterval } from './billing-period.ts';

const monthly: BillingInterval = { interval: 'month', interval_count: 1 };

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const iso = (time: number): string => new Date(time * 1000).toISOString();
const starts = (anchor: string, every: BillingInterval, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    iso(billingPeriod(seconds(anchor), every, index).start).slice(0, 10),
  );

describe('month ends', () => {
  test('the 31st is the last day of shorter months and comes back in longer ones', () => {
    expect(starts('2026-01-31T10:15:00Z', monthly, 5)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
  });

  test('a leap year has a 29th of February', () => {
    expect(starts('2028-01-31T10:15:00Z', monthly, 2)).toEqual(['2028-01-31', '2028-02-29']);
  });

  test('a year from the 29th of February ends on the 28th, and the anchor is kept', () => {
    const yearly = { interval: 'year', interval_count: 1 };
    expect(starts('2028-02-29T00:00:00Z', yearly, 5)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  test('the time of day stays', () => {
    const { end } = billingPeriod(seconds('2026-01-31T23:59:59Z'), monthly, 0);
    expect(iso(end)).toBe('2026-02-28T23:59:59.000Z');
  });
});

test('days and weeks are of fixed length', () => {
  const anchor = seconds('2026-03-28T12:00:00Z');
  expect(billingPeriod(anchor, { interval: 'day', interval_count: 3 }, 0).end - anchor).toBe(
    3 * 86_400,
  );
  expect(billingPeriod(anchor, { interval: 'week', interval_count: 2 }, 0).end - anchor).toBe(
    14 * 86_400,
  );
});

test('an unknown interval is refused', () => {
  expect(() => billingPeriod(0, { interval: 'fortnight', interval_count: 1 }, 0)).toThrow(
    'fortnight',
  );
});

test('there is no period before the anchor', () => {
  expect(() => billingPeriodAt(100, monthly, 99)).toThrow(RangeError);
});

describe('for every anchor and interval', () => {
  const anchors = fc.integer({ min: 0, max: seconds('2090-01-01T00:00:00Z') });
  const intervals = fc.record({
    interval: fc.constantFrom('day', 'week', 'month', 'year'),
    interval_count: fc.integer({ min: 1, max: 12 }),
  });
  const indexes = fc.integer({ min: 0, max: 60 });

  test('each period begins where the one before ends, and is not empty', () => {
    fc.assert(
      fc.property(anchors, intervals, indexes, (anchor, every, index) => {
        const period = billingPeriod(anchor, every, index);
        expect(period.end).toBe(billingPeriod(anchor, every, index + 1).start);
        expect(period.end).toBeGreaterThan(period.start);
      }),
    );
  });

  test('months keep the day of the anchor where the month has it, else its last day', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 1, max: 12 }), indexes, (anchor, count, index) => {
        const every = { interval: 'month', interval_count: count };
        const day = new Date(anchor * 1000).getUTCDate();
        const start = new Date(billingPeriod(anchor, every, index).start * 1000);
        const lastDay = new Date(
          Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0),
        ).getUTCDate();
        expect(start.getUTCDate()).toBe(Math.min(day, lastDay));
        expect(start.getTime() / 1000 - anchor).toSatisfy((diff: number) => diff % 86_400 === 0);
      }),
    );
  });

  test('every time lies in the period that is found for it', () => {
    fc.assert(
      fc.property(
        anchors,
        intervals,
        fc.integer({ min: 0, max: 10 ** 9 }),
        (anchor, every, ago) => {
          const time = anchor + ago;
          const { start, end } = billingPeriodAt(anchor, every, time);
          expect(start).toBeLessThanOrEqual(time);
          expect(end).toBeGreaterThan(time);
        },
      ),
    );
  });
});
