import { describe, expect, test } from 'vitest';

import type { CheckoutInput } from './checkout-input.ts';
import { sessionParams } from './session-params.ts';

const payment: CheckoutInput = {
  user: { id: 'user_1' },
  mode: 'payment',
  items: [{ price: 'price_1', quantity: 2 }],
  reference: 'order_1',
  successUrl: 'https://app.example/done',
  cancelUrl: 'https://app.example/cart',
};
const link = { billhook_user: 'user_1', billhook_reference: 'order_1' };

function priced(amount: number): () => unknown {
  const priceData = { currency: 'usd', unit_amount: amount, product_data: { name: 'Tea' } };
  return () => sessionParams({ ...payment, items: [{ priceData }] }, 'cus_1');
}

test('a payment: who pays, what for, where to, and the link on session and payment', () => {
  expect(sessionParams(payment, 'cus_1')).toEqual({
    mode: 'payment',
    customer: 'cus_1',
    client_reference_id: 'order_1',
    line_items: [{ price: 'price_1', quantity: 2 }],
    success_url: 'https://app.example/done',
    cancel_url: 'https://app.example/cart',
    metadata: link,
    payment_intent_data: { metadata: link },
  });
});

test('a subscription carries the link, and a setup too', () => {
  expect(sessionParams({ ...payment, mode: 'subscription' }, 'cus_1')).toMatchObject({
    subscription_data: { metadata: link },
  });
  const setup = sessionParams({ ...payment, mode: 'setup', items: [] }, 'cus_1');
  expect(setup).toMatchObject({ setup_intent_data: { metadata: link } });
  expect(setup).not.toHaveProperty('line_items');
});

test("keeps what the app puts in the same places; the link is Billhook's", () => {
  const params = sessionParams(
    {
      ...payment,
      metadata: { cart: '7', billhook_user: 'somebody else' },
      stripe: {
        allow_promotion_codes: true,
        payment_intent_data: { description: 'Tea', metadata: { shelf: 'a' } },
        invoice_creation: { enabled: true, invoice_data: { footer: 'Thanks' } },
      },
    },
    'cus_1',
  );
  const metadata = { cart: '7', ...link };
  expect(params).toMatchObject({
    allow_promotion_codes: true,
    metadata,
    payment_intent_data: { description: 'Tea', metadata: { shelf: 'a', ...metadata } },
    invoice_creation: { enabled: true, invoice_data: { footer: 'Thanks', metadata } },
  });
});

describe('amounts', () => {
  test.each([19.99, -1, Number.NaN, 2 ** 53])('%d is refused before Stripe is asked', (amount) => {
    expect(priced(amount)).toThrow(expect.objectContaining({ code: 'amount_invalid' }));
  });

  test('a whole number of minor units passes', () => {
    expect(priced(1999)()).toMatchObject({
      line_items: [{ price_data: { unit_amount: 1999 }, quantity: 1 }],
    });
  });
});
