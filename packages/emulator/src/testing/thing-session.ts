/** A checkout session to pay, for tests of what comes of paying it. */
import type Stripe from 'stripe';

export type SessionMode = 'payment' | 'subscription';

/** Creates a session about one thing for $20.00, once or every month; `params` go over what it has. */
export function createThingSession(
  stripe: Stripe,
  mode: SessionMode,
  params: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 2_000,
          product_data: { name: 'Thing', description: 'A fine thing' },
          ...(mode === 'subscription' && { recurring: { interval: 'month' } }),
        },
      },
    ],
    success_url: 'https://shop.example/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example/cart',
    ...params,
  });
}
