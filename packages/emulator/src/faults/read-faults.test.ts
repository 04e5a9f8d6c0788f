import { expect, test } from 'vitest';

import { readFaults } from './read-faults.ts';

test('reads names and rates', () => {
  expect(readFaults(['drop=0.1', 'rate-limit=1'])).toEqual({
    rates: { drop: 0.1, 'rate-limit': 1 },
  });
  expect(readFaults([])).toBeUndefined();
});

test.each(['drop', 'drop=2', 'drop=-1', 'drop=often', 'rain=0.5', '=0.5'])('refuses %s', (text) => {
  expect(() => readFaults([text])).toThrow(`the rate between 0 and 1, got '${text}'`);
});
