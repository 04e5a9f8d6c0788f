import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { inRange, page, type PageParameters } from './list.ts';

const objects = Array.from({ length: 25 }, (_, index) => ({
  id: `cus_${index}`,
  even: index % 2 === 0,
}));
const pageOf = (parameters: PageParameters) =>
  page({ objects, parameters, url: '/v1/customers', noun: 'customer' });
const ids = (parameters: PageParameters): string[] => pageOf(parameters).data.map(({ id }) => id);

describe('a page', () => {
  test('has ten objects unless told otherwise', () => {
    const first = pageOf({});
    expect(first.data.map(({ id }) => id)).toEqual(objects.slice(0, 10).map(({ id }) => id));
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
  });

  test('goes on after a cursor, to the end', () => {
    expect(ids({ limit: 2, starting_after: 'cus_1' })).toEqual(['cus_2', 'cus_3']);
    expect(pageOf({ limit: 10, starting_after: 'cus_14' }).has_more).toBe(false);
  });

  test('goes back before a cursor, in the order of the list', () => {
    expect(ids({ limit: 2, ending_before: 'cus_4' })).toEqual(['cus_2', 'cus_3']);
    expect(pageOf({ limit: 2, ending_before: 'cus_4' }).has_more).toBe(true);
    expect(pageOf({ limit: 4, ending_before: 'cus_4' }).has_more).toBe(false);
  });

  test('counts only what belongs to the list', () => {
    const even = page({
      objects,
      url: '/v1/customers',
      noun: 'customer',
      parameters: { limit: 13 },
      where: (object) => object.even,
    });
    expect(even.data).toHaveLength(13);
    expect(even.has_more).toBe(false);
  });

  test.each([
    [{ limit: 0 }, 'This value must be greater than or equal to 1.'],
    [{ limit: 101 }, 'This value must be less than or equal to 100'],
    [
      { starting_after: 'cus_1', ending_before: 'cus_3' },
      'Received both starting_after and ending_before',
    ],
    [{ starting_after: 'cus_none' }, "No such customer: 'cus_none'"],
  ])('refuses %j', (parameters, message) => {
    expect(() => pageOf(parameters)).toThrow(message);
  });

  test('walked from page to page gives every object once, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        (limit, count) => {
          const all = Array.from({ length: count }, (_, index) => ({ id: `x_${index}` }));
          const seen: string[] = [];
          for (let more = true; more;) {
            const last = seen.at(-1);
            const found = page({
              objects: all,
              url: '/v1/x',
              noun: 'x',
              parameters: { limit, ...(last !== undefined && { starting_after: last }) },
            });
            seen.push(...found.data.map(({ id }) => id));
            more = found.has_more;
          }
          expect(seen).toEqual(all.map(({ id }) => id));
        },
      ),
    );
  });
});

describe('a range', () => {
  test.each([
    [5, undefined, true],
    [5, 5, true],
    [5, 6, false],
    [5, { gte: 5, lt: 6 }, true],
    [5, { gt: 5 }, false],
    [5, { lte: 4 }, false],
  ])('%j in %j: %j', (value, range, expected) => {
    expect(inRange(value, range)).toBe(expected);
  });
});
