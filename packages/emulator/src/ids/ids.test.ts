import { expect, test } from 'vitest';

import { idMaker, seededRandom, systemRandom } from './ids.ts';

test('the same seed gives the same ids', () => {
  const one = idMaker(seededRandom(7));
  const other = idMaker(seededRandom(7));
  expect([one('cus'), one('pi')]).toEqual([other('cus'), other('pi')]);
});

test('other seeds give other ids', () => {
  expect(idMaker(seededRandom(7))('cus')).not.toBe(idMaker(seededRandom(8))('cus'));
});

test('ids have the form of Stripe’s', () => {
  expect(idMaker(systemRandom())('cus')).toMatch(/^cus_[A-Za-z0-9]{24}$/);
  expect(idMaker(systemRandom())('req', 14)).toMatch(/^req_[A-Za-z0-9]{14}$/);
});

test('ten thousand ids are ten thousand', () => {
  const newId = idMaker(systemRandom());
  expect(new Set(Array.from({ length: 10_000 }, () => newId('evt'))).size).toBe(10_000);
});
