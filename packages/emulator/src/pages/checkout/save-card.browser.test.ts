// Saving a card on the hosted page, in a real browser.
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { payByCard } from '../../../../../test/support/pay-by-card.ts';
import {
  declines,
  startTestCheckout,
  type TestCheckout,
} from '../../../../../test/support/test-checkout.ts';

let checkout: TestCheckout;

beforeAll(async () => {
  checkout = await startTestCheckout();
});

afterEach(() => checkout.browser.closePages());

afterAll(() => checkout.stop());

function saveCard(): Promise<Stripe.Checkout.Session> {
  return checkout.stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'usd',
    customer_creation: 'always',
    success_url: `${checkout.shopUrl}/thanks?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${checkout.shopUrl}/cart`,
  });
}

async function savedCardOf({ id }: Stripe.Checkout.Session): Promise<unknown> {
  const session = await checkout.stripe.checkout.sessions.retrieve(id, {
    expand: ['setup_intent.payment_method'],
  });
  return session.setup_intent;
}

describe('the page that saves a card', () => {
  test('asks for no money, and saves the card after the bank’s check', async () => {
    const page = await checkout.browser.newPage();
    const session = await saveCard();
    await page.goto(session.url ?? '');
    await page.getByRole('heading', { name: /^Save a card with/ }).waitFor();
    expect(await page.getByText('$').count()).toBe(0);
    await payByCard(page, '4000002500003155');
    await page.frameLocator('#challenge-frame').getByText('your card is saved').waitFor();
    await page.frameLocator('#challenge-frame').getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await savedCardOf(session)).toMatchObject({
      status: 'succeeded',
      payment_method: { card: { last4: '3155' } },
    });
  });

  test('says that a card is declined, and then that another is saved', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: declines });
    const session = await saveCard();
    await page.goto(session.url ?? '');
    await payByCard(page, '4000000000000002');
    await page.getByRole('alert').getByText('Your card was declined.', { exact: true }).waitFor();
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
    await page.goto(session.url ?? '');
    expect(await page.getByRole('heading', { name: 'Your card is saved' }).count()).toBe(1);
  });
});
