import { expect, test } from 'vitest';

import { isOpen, stateAfter, type Outcome } from './state-machine.ts';

test.each<[Outcome, string, string]>([
  ['evidence_submitted', 'needs_response', 'under_review'],
  ['won', 'under_review', 'won'],
  ['lost', 'under_review', 'lost'],
  ['accepted', 'needs_response', 'lost'],
  ['overdue', 'needs_response', 'lost'],
  ['evidence_submitted', 'warning_needs_response', 'warning_under_review'],
  ['escalated', 'warning_under_review', 'needs_response'],
  ['won', 'warning_under_review', 'warning_closed'],
  ['lost', 'warning_under_review', 'warning_closed'],
  ['accepted', 'warning_needs_response', 'warning_closed'],
])('after %s a dispute that was %s is %s', (outcome, before, after) => {
  expect(stateAfter(outcome, before)).toBe(after);
});

test.each([
  ['needs_response', true],
  ['under_review', true],
  ['warning_under_review', true],
  ['won', false],
  ['lost', false],
  ['warning_closed', false],
  ['a state of tomorrow', false],
])('%s is open: %s', (status, open) => {
  expect(isOpen(status)).toBe(open);
});
