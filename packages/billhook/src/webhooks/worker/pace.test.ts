import { expect, test } from 'vitest';

import { createPace, type Pace } from './pace.ts';

const type = 'invoice.paid';

function paceAfter(...durationsMs: readonly number[]): Pace {
  const pace = createPace();
  for (const durationMs of durationsMs) pace.ran(type, durationMs);
  return pace;
}

test('a type is quick once three of its runs were', () => {
  expect(paceAfter(1, 1).isQuick(type)).toBe(false);
  expect(paceAfter(1, 1, 1).isQuick(type)).toBe(true);
  expect(paceAfter(1, 1, 1).isQuick('invoice.voided')).toBe(false);
});

test('one slow run is an accident; several are not', () => {
  expect(paceAfter(1, 1, 1, 80).isQuick(type)).toBe(true);
  expect(paceAfter(1, 1, 1, 80, 80).isQuick(type)).toBe(false);
});

test('a slow type that has become quick is quick again', () => {
  expect(paceAfter(500, 500, 500, 1, 1, 1).isQuick(type)).toBe(false);
  expect(paceAfter(500, ...Array.from({ length: 20 }, () => 1)).isQuick(type)).toBe(true);
});

test('a failure takes three runs to be forgotten', () => {
  const pace = paceAfter(1, 1, 1, 1, 1);
  pace.failed(type);
  expect(pace.isQuick(type)).toBe(false);
  pace.ran(type, 1);
  pace.ran(type, 1);
  expect(pace.isQuick(type)).toBe(false);
  pace.ran(type, 1);
  expect(pace.isQuick(type)).toBe(true);
});

test('what is expected follows the runs', () => {
  expect(createPace().expectedMs(type)).toBe(0);
  expect(paceAfter(10).expectedMs(type)).toBe(10);
  expect(paceAfter(10, 20).expectedMs(type)).toBe(12);
});
