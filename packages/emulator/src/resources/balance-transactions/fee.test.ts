import { expect, test } from 'vitest';

import { feeOnCharge } from './fee.ts';

test('The fee is 2.9 % and 30 minor units, in whole minor units', () => {
  expect(feeOnCharge(2_000)).toBe(88);
  expect(feeOnCharge(50)).toBe(31);
  expect(feeOnCharge(99_999_999)).toBe(2_900_030);
});
