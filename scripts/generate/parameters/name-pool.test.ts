// Equal things share a name; different ones never do.
import { expect, test } from 'vitest';
import { NamePool } from './name-pool.ts';

test('the first name wished for stays', () => {
  const pool = new NamePool<readonly string[]>();
  expect(pool.nameFor(['a'], 'first')).toBe('first');
  expect(pool.nameFor(['a'], 'second')).toBe('first');
  expect(pool.toRecord()).toEqual({ first: ['a'] });
});

test('a name that is taken is numbered', () => {
  const pool = new NamePool<readonly string[]>();
  expect(['a', 'b', 'c'].map((value) => pool.nameFor([value], 'name'))).toEqual([
    'name',
    'name~2',
    'name~3',
  ]);
});
