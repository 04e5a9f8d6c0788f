// The form in a real browser: what it makes of what is typed, and what it says of it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { fillCardForm, payByCard } from '../../../../../test/support/pay-by-card.ts';
import {
  declines,
  startTestCheckout,
  unpaid,
  type TestCheckout,
} from '../../../../../test/support/test-checkout.ts';

let checkout: TestCheckout;

beforeAll(async () => {
  checkout = await startTestCheckout();
});

afterEach(() => checkout.browser.closePages());

afterAll(() => checkout.stop());

describe('the form', () => {
  test('groups the number, shows its brand, and puts in the slash', async () => {
    const page = await checkout.browser.newPage();
    await checkout.open(page);
    const number = page.getByLabel('Card number');
    await number.pressSequentially('378282246310005');
    expect(await number.inputValue()).toBe('3782 822463 10005');
    expect(await page.locator('.brand-amex').isVisible()).toBe(true);
    expect(await page.locator('.brand-visa').isVisible()).toBe(false);
    await page.getByLabel('Expiry').pressSequentially('534');
    expect(await page.getByLabel('Expiry').inputValue()).toBe('05 / 34');
    await page.getByLabel('Security code').pressSequentially('12345');
    expect(await page.getByLabel('Security code').inputValue()).toBe('1234');
  });

  test('keeps the caret where a digit is put right', async () => {
    const page = await checkout.browser.newPage();
    await checkout.open(page);
    const number = page.getByLabel('Card number');
    await number.pressSequentially('4249424242424242');
    for (let step = 0; step < 15; step += 1) await number.press('ArrowLeft');
    await number.press('Backspace');
    await number.press('2');
    expect(await number.inputValue()).toBe('4242 4242 4242 4242');
  });

  test('refuses a number that can’t be one, beside its field', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
    await payByCard(page, '4242424242424241');
    const number = page.getByLabel('Card number');
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    const note = `#${await number.getAttribute('aria-describedby')}`;
    expect(await page.locator(note).textContent()).toBe('Your card number is invalid.');
    expect(await page.locator('#number:focus').count()).toBe(1);
    expect(await checkout.stateOf(session)).toMatch(unpaid);
  });

  test('says everything that is missing, and goes to the first of it', async () => {
    const page = await checkout.browser.newPage();
    await checkout.open(page);
    await page.locator('#pay').click();
    expect(await page.locator('.problem:not(:empty)').allTextContents()).toEqual([
      'Enter your email.',
      'Your card number is incomplete.',
      "Your card's expiration date is incomplete.",
      "Your card's security code is incomplete.",
      'Enter the name on your card.',
      'Your postal code is incomplete.',
    ]);
    expect(await page.locator('#email:focus').count()).toBe(1);
  });

  test('shows an error of the API beside the field that it is about', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: declines });
    await checkout.open(page);
    await payByCard(page, '4000000000000069');
    await page.locator('#expiry-error:not(:empty)').waitFor();
    expect(await page.locator('#expiry-error').textContent()).toBe('Your card has expired.');
  });

  test('asks for a postal code only where there is one', async () => {
    const page = await checkout.browser.newPage();
    await checkout.open(page);
    await page.getByLabel('Country or region').selectOption('AE');
    expect(await page.locator('#postal-code').isVisible()).toBe(false);
    await page.getByLabel('Country or region').selectOption('GB');
    expect(await page.getByLabel('Postcode').isVisible()).toBe(true);
  });

  test('is paid once, however often the button is clicked', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
    const confirmations: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/confirm')) confirmations.push(request.url());
    });
    await fillCardForm(page, '4242424242424242');
    await page.locator('#pay').dblclick();
    await page.waitForURL(checkout.thanksUrl(session));
    expect(confirmations).toHaveLength(1);
  });

  test('keeps the address that came with the session', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page, 'payment', { customer_email: 'ada@example.com' });
    expect(await page.getByLabel('Email').count()).toBe(0);
    await page.getByText('ada@example.com').waitFor();
    await page.getByRole('button', { name: 'Succeeds' }).click();
    await page.locator('#pay').click();
    await page.waitForURL(checkout.thanksUrl(session));
    const { customer_details: details } = await checkout.stripe.checkout.sessions.retrieve(
      session.id,
    );
    expect(details).toMatchObject({ email: 'ada@example.com', name: 'Ada Lovelace' });
  });
});

describe('text of the merchant', () => {
  test('is text, whatever is in it', async () => {
    const page = await checkout.browser.newPage();
    const hostile = `<script>window.stolen = 1</script>"'><img src=x onerror="window.stolen = 2">`;
    await checkout.open(page, 'payment', {
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'usd',
            unit_amount: 500,
            product_data: { name: hostile, description: hostile },
          },
        },
      ],
    });
    expect(await page.locator('.name').textContent()).toBe(hostile);
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
  });

  test('can’t run as a script even if it got into the page', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: /Content Security Policy/ });
    await checkout.open(page);
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.stolen = 1';
      document.body.append(script);
    `);
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
  });
});
