import { expect, test } from 'vitest';

import { mergeAddress } from './address.ts';

const office = {
  city: 'Bern',
  country: 'CH',
  line1: 'Gasse 1',
  line2: null,
  postal_code: '3011',
  state: null,
};

test('a new address has all lines', () => {
  expect(mergeAddress(null, { line1: 'Gasse 1', city: 'Bern' })).toEqual({
    ...office,
    country: null,
    postal_code: null,
  });
});

test('lines that are not named stay, an empty one is unset', () => {
  expect(mergeAddress(office, { line1: 'Gasse 2', postal_code: '' })).toEqual({
    ...office,
    line1: 'Gasse 2',
    postal_code: null,
  });
});

test('an empty string unsets all', () => {
  expect(mergeAddress(office, '')).toBeNull();
});
