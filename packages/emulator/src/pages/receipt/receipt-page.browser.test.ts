// The receipt of a payment in a real browser: the charge's own address for it leads there.
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { payByCard } from '../../../../../test/support/pay-by-card.ts';
import { startTestCheckout, type TestCheckout } from '../../../../../test/support/test-checkout.ts';

let checkout: TestCheckout;

beforeAll(async () => {
  checkout = await startTestCheckout();
});

afterEach(() => checkout.browser.closePages());

afterAll(() => checkout.stop());

async function chargeOf(session: Stripe.Checkout.Session): Promise<Stripe.Charge> {
  const { payment_intent: intent } = await checkout.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  });
  const charge = intent === null || typeof intent === 'string' ? null : intent.latest_charge;
  if (charge === null || typeof charge === 'string') throw new Error('Nothing was charged');
  return charge;
}

describe('the receipt', () => {
  test.each(['desktop', 'phone'] as const)(
    'tells on a %s what was paid, by which card, and what was given back',
    async (device) => {
      const page = await checkout.browser.newPage({ device });
      const session = await checkout.open(page);
      await payByCard(page, '5555555555554444');
      await page.waitForURL(checkout.thanksUrl(session));
      const charge = await chargeOf(session);
      await page.goto(charge.receipt_url ?? '');
      const sheet = page.getByRole('article', { name: /^Receipt from/ });
      const text = await sheet.innerText();
      expect(text).toContain('$20.00');
      expect(text).toContain('Mastercard •••• 4444');
      expect(text).toContain('ada@example.com');
      expect(text).toContain('Tarred twine × 2');
      expect(text).not.toContain('Refunds');
      await checkout.stripe.refunds.create({ charge: charge.id, amount: 750 });
      await page.reload();
      expect(await sheet.innerText()).toMatch(
        /Refunds[^]*−\$7\.50[^]*Paid after refunds\s+\$12\.50/,
      );
      const tooWide = 'document.documentElement.scrollWidth > innerWidth';
      expect(await page.evaluate(tooWide)).toBe(false);
    },
  );

  test('is not there for a payment that was declined, or for none', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: /status of 404/ });
    const reply = await page.goto(`${checkout.emulatorUrl}/receipts/ch_none`);
    expect(reply?.status()).toBe(404);
    expect(await page.getByRole('heading', { name: 'There is no such receipt' }).count()).toBe(1);
  });
});
