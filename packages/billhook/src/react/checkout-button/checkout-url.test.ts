import { expect, test } from 'vitest';

import { checkoutUrl } from './checkout-url.ts';

test.each(['https://checkout.stripe.com/c/pay/cs_1', 'http://127.0.0.1:12111/c/pay/cs_1'])(
  'goes to %s',
  (url) => {
    expect(checkoutUrl({ url, id: 'cs_1' })).toBe(url);
  },
);

test.each([
  [{ url: 'javascript:alert(1)' }],
  [{ url: 'data:text/html,<script>alert(1)</script>' }],
  [{ url: '/c/pay/cs_1' }],
  [{ url: null }],
  [{ id: 'cs_1' }],
  ['https://checkout.stripe.com/c/pay/cs_1'],
  [null],
])('goes nowhere on %j', (answer) => {
  expect(checkoutUrl(answer)).toBeNull();
});
