import { expect, test } from 'vitest';

import { secondOfId, stripeId } from './stripe-id.ts';

// Objects of Stripe's API reference: their ids and when they were created.
test.each([
  ['ch_3MmlLrLkdIwHu7ix0snN0B15', 1679090539],
  ['sub_1MowQVLkdIwHu7ixeRlqHVzs', 1679609767],
  ['pi_3MtwBwLkdIwHu7ix28a3tqPa', 1680800504],
])('%s says when its object was created', (id, created) => {
  const [, rest = ''] = id.split('_');
  expect(rest.slice(1, 6)).toBe(secondOfId(created));
});

test('an id of a later second comes later, and two of one second differ', () => {
  const second = 1795600000;
  expect(stripeId(second) < stripeId(second + 1)).toBe(true);
  expect(stripeId(second)).not.toBe(stripeId(second));
  expect(stripeId(second)).toMatch(/^1\w{23}$/);
});
