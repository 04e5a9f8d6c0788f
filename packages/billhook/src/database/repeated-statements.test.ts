import { expect, test } from 'vitest';

import { prepared } from './prepared-statements.ts';
import { RepeatedStatements } from './repeated-statements.ts';

function come(statements: RepeatedStatements, text: string, times: number): void {
  for (let time = 0; time < times; time += 1) statements.next(text);
}

test('a text is prepared from its sixth time on, each text for itself', () => {
  const statements = new RepeatedStatements();
  come(statements, 'a', 4);
  come(statements, 'b', 5);
  expect(statements.next('a')).toBe('a');
  expect(statements.next('b')).toEqual(prepared('b'));
  expect(statements.next('a')).toEqual(prepared('a'));
});

test('what has failed is not prepared again', () => {
  const statements = new RepeatedStatements();
  come(statements, 'a', 10);
  statements.failed('a');
  come(statements, 'a', 10);
  expect(statements.next('a')).toBe('a');
});

test('a failure before it was prepared does not count against it', () => {
  const statements = new RepeatedStatements();
  come(statements, 'a', 2);
  statements.failed('a');
  come(statements, 'a', 3);
  expect(statements.next('a')).toEqual(prepared('a'));
});

test('however many texts come, few are remembered', () => {
  const statements = new RepeatedStatements();
  come(statements, 'early', 5);
  for (let index = 0; index < 500; index += 1) statements.next(`once ${index}`);
  expect(statements.next('early')).toBe('early');
  for (let index = 0; index < 150; index += 1) come(statements, `often ${index}`, 6);
  expect(statements.next('often 99')).toEqual(prepared('often 99'));
  expect(statements.next('often 100')).toBe('often 100');
});

test('a text of many kilobytes is not prepared, nor does it take the place of others', () => {
  const statements = new RepeatedStatements();
  come(statements, 'early', 5);
  const long = 'x'.repeat(8_001);
  come(statements, long, 10);
  expect(statements.next(long)).toBe(long);
  for (let index = 0; index < 500; index += 1) statements.next(`${long} ${index}`);
  expect(statements.next('early')).toEqual(prepared('early'));
  const longest = 'x'.repeat(8_000);
  come(statements, longest, 5);
  expect(statements.next(longest)).toEqual(prepared(longest));
});
