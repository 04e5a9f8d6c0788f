import { expect, test } from 'vitest';

import { combineOutcomes, dead, done, ignored, retry } from './outcomes.ts';

test('one that was done makes the whole done', () => {
  expect(combineOutcomes([ignored('not mine'), done()])).toEqual(done());
});

test('ignored by all is ignored, with every reason', () => {
  expect(combineOutcomes([ignored('one'), ignored('two')])).toEqual(ignored('one; two'));
});

test('a retry or giving up decides', () => {
  const later = retry(new Date(0));
  expect(combineOutcomes([done(), later])).toBe(later);
  expect(combineOutcomes([done(), dead('never')])).toEqual(dead('never'));
});

test('a retry needs a time', () => {
  expect(() => retry(new Date('soon'))).toThrow(RangeError);
});
