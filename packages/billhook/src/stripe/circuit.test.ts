import { expect, test } from 'vitest';

import { type Circuit, circuitAfter, type CircuitEvent, closedCircuit, waitOf } from './circuit.ts';

const after = (
  events: readonly CircuitEvent[],
  from: Circuit = closedCircuit,
  nowMs = 0,
): Circuit => events.reduce((circuit, event) => circuitAfter(circuit, event, nowMs), from);
const failures = (count: number): CircuitEvent[] => Array.from({ length: count }, () => 'failed');

test('opens after five failures in a row, for ten seconds', () => {
  expect(waitOf(after(failures(4)), 0)).toBe(0);
  expect(waitOf(after(failures(5)), 0)).toBe(10_000);
  expect(waitOf(after(failures(5)), 9_999)).toBe(1);
  expect(waitOf(after(failures(5)), 10_000)).toBe(0);
});

test('an answer in between begins the count anew', () => {
  expect(waitOf(after([...failures(4), 'answered', ...failures(4)]), 0)).toBe(0);
});

test('after the pause one request tries, and the others go on failing fast', () => {
  const trying = circuitAfter(after(failures(5)), 'tried', 10_000);
  expect(waitOf(trying, 10_001)).toBeGreaterThan(0);
  expect(waitOf(circuitAfter(trying, 'answered', 10_002), 10_003)).toBe(0);
  expect(waitOf(circuitAfter(trying, 'failed', 10_002), 10_003)).toBe(9_999);
});
