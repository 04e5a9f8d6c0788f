// The bank’s page in a real browser, on its own: the flow of a merchant without Checkout.
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { startTestCheckout, type TestCheckout } from '../../../../../test/support/test-checkout.ts';

let checkout: TestCheckout;

beforeAll(async () => {
  checkout = await startTestCheckout();
});

afterEach(() => checkout.browser.closePages());

afterAll(() => checkout.stop());

async function confirmWithRedirect(): Promise<Stripe.PaymentIntent> {
  return checkout.stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    return_url: `${checkout.shopUrl}/returned?order=1`,
  });
}

describe('the bank’s page on its own', () => {
  test.each([
    ['Complete', 'succeeded', 'succeeded'],
    ['Fail', 'failed', 'requires_payment_method'],
  ])('%s goes to the return_url and says %s', async (button, redirectStatus, status) => {
    const page = await checkout.browser.newPage();
    const intent = await confirmWithRedirect();
    await page.goto(intent.next_action?.redirect_to_url?.url ?? '');
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/\/returned/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      order: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: redirectStatus,
    });
    expect(await checkout.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status });
  });

  test('is there for the one who has the secret, and only while it is waited for', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: /status of 40[49]/ });
    const intent = await confirmWithRedirect();
    const url = `${checkout.emulatorUrl}/3d_secure/${intent.id}`;
    expect((await page.goto(`${url}?client_secret=wrong`))?.status()).toBe(404);
    expect((await page.goto(url))?.status()).toBe(200);
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(/\/returned/);
    expect((await page.goto(url))?.status()).toBe(409);
  });
});
