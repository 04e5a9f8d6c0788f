// The hosted checkout and the bank's page in a real browser, on a running emulator: what a person
// sees and does, and what the API says of it afterwards.
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { launchBrowser, type Page, type TestBrowser } from '../../../../test/support/browser.ts';
import { createEmulator, type Emulator } from '../index.ts';

/** The browser logs each reply of status 402 as an error: a declined card is meant here. */
const declines = /status of 402/;
const authenticationFailed =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

let emulator: Emulator;
let emulatorUrl: string;
let stripe: Stripe;
let browser: TestBrowser;
let shopUrl: string;

const htmlHeaders = { headers: { 'Content-Type': 'text/html' } };
const shop = serve({
  fetch: () => new Response('<!doctype html><title>Shop</title>', htmlHeaders),
  hostname: '127.0.0.1',
  port: 0,
});

beforeAll(async () => {
  emulator = createEmulator();
  emulatorUrl = await emulator.listen();
  const { hostname, port } = new URL(emulatorUrl);
  stripe = new Stripe('sk_test_checkout', { host: hostname, port, protocol: 'http' });
  // A server that listens on a TCP port has an AddressInfo as its address.
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterEach(() => browser.closePages());

afterAll(async () => {
  await browser.close();
  await emulator.close();
  shop.close();
});

type Mode = 'payment' | 'subscription';

async function createSession(
  mode: Mode,
  changes: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode,
    success_url: `${shopUrl}/thanks?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${shopUrl}/cart`,
    line_items: [
      {
        quantity: 2,
        price_data: {
          currency: 'usd',
          unit_amount: 1000,
          product_data: { name: 'Tarred twine' },
          ...(mode === 'subscription' && { recurring: { interval: 'month' } }),
        },
      },
    ],
    ...changes,
  });
}

/** Opens a new session's page. */
async function openCheckout(
  page: Page,
  mode: Mode = 'payment',
  changes: Stripe.Checkout.SessionCreateParams = {},
): Promise<Stripe.Checkout.Session> {
  const session = await createSession(mode, changes);
  await page.goto(session.url ?? '');
  return session;
}

async function fillForm(page: Page, number: string): Promise<void> {
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill('12/34');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Ada Lovelace');
  await page.getByLabel('ZIP').fill('94107');
}

async function payWith(page: Page, number: string): Promise<void> {
  await fillForm(page, number);
  await page.locator('#pay').click();
}

const thanks = (session: Stripe.Checkout.Session): string =>
  `${shopUrl}/thanks?session=${session.id}`;

/** What the API says of the session, and of the payment or subscription that came of it. */
async function stateOf({ id }: Stripe.Checkout.Session): Promise<string> {
  const expand = ['payment_intent', 'subscription'];
  const session = await stripe.checkout.sessions.retrieve(id, { expand });
  const bought = session.subscription ?? session.payment_intent;
  // Both were expanded: neither is an id.
  const { status } = (bought ?? { status: 'nothing' }) as { status: string };
  return `${session.status}, ${session.payment_status}, ${status}`;
}

const paid: Record<Mode, string> = {
  payment: 'complete, paid, succeeded',
  subscription: 'complete, paid, active',
};
const unpaid = expect.stringMatching(/^open, unpaid, /);

describe.each<Mode>(['payment', 'subscription'])('a %s', (mode) => {
  test('4242 is charged, and the person comes back to the shop', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page, mode);
    await payWith(page, '4242424242424242');
    await page.waitForURL(thanks(session));
    expect(await stateOf(session)).toBe(paid[mode]);
  });

  test.each([
    ['4000000000000002', 'Your card was declined.'],
    ['4000000000009995', 'Your card has insufficient funds.'],
  ])('%s is declined, and another card is taken after it', async (number, message) => {
    const page = await browser.newPage({ expectedErrors: declines });
    const session = await openCheckout(page, mode);
    await payWith(page, number);
    await page.getByRole('alert').getByText(message, { exact: true }).waitFor();
    expect(await stateOf(session)).toEqual(unpaid);
    await payWith(page, '4242424242424242');
    await page.waitForURL(thanks(session));
    expect(await stateOf(session)).toBe(paid[mode]);
  });

  test('3155 is charged after the bank’s check', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page, mode);
    await payWith(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByText('$20.00').waitFor();
    expect(await stateOf(session)).toEqual(unpaid);
    await bank.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(thanks(session));
    expect(await stateOf(session)).toBe(paid[mode]);
  });

  test('3155 is not charged when the check fails, and is tried again', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page, mode);
    await payWith(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByRole('button', { name: 'Fail' }).click();
    await page.getByRole('alert').getByText(authenticationFailed).waitFor();
    await page.locator('dialog').waitFor({ state: 'hidden' });
    expect(await stateOf(session)).toEqual(unpaid);
    await page.locator('#pay').click();
    await bank.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(thanks(session));
    expect(await stateOf(session)).toBe(paid[mode]);
  });
});

describe('the form', () => {
  test('groups the number, shows its brand, and puts in the slash', async () => {
    const page = await browser.newPage();
    await openCheckout(page);
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
    const page = await browser.newPage();
    await openCheckout(page);
    const number = page.getByLabel('Card number');
    await number.pressSequentially('4249424242424242');
    for (let step = 0; step < 15; step += 1) await number.press('ArrowLeft');
    await number.press('Backspace');
    await number.press('2');
    expect(await number.inputValue()).toBe('4242 4242 4242 4242');
  });

  test('refuses a number that can’t be one, beside its field', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    await payWith(page, '4242424242424241');
    const number = page.getByLabel('Card number');
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    const note = `#${await number.getAttribute('aria-describedby')}`;
    expect(await page.locator(note).textContent()).toBe('Your card number is invalid.');
    expect(await page.locator('#number:focus').count()).toBe(1);
    expect(await stateOf(session)).toEqual(unpaid);
  });

  test('says everything that is missing, and goes to the first of it', async () => {
    const page = await browser.newPage();
    await openCheckout(page);
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
    const page = await browser.newPage({ expectedErrors: declines });
    await openCheckout(page);
    await payWith(page, '4000000000000069');
    await page.locator('#expiry-error:not(:empty)').waitFor();
    expect(await page.locator('#expiry-error').textContent()).toBe('Your card has expired.');
  });

  test('asks for a postal code only where there is one', async () => {
    const page = await browser.newPage();
    await openCheckout(page);
    await page.getByLabel('Country or region').selectOption('AE');
    expect(await page.locator('#postal-code').isVisible()).toBe(false);
    await page.getByLabel('Country or region').selectOption('GB');
    expect(await page.getByLabel('Postcode').isVisible()).toBe(true);
  });

  test('is paid once, however often the button is clicked', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    const confirmations: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/confirm')) confirmations.push(request.url());
    });
    await fillForm(page, '4242424242424242');
    await page.locator('#pay').dblclick();
    await page.waitForURL(thanks(session));
    expect(confirmations).toHaveLength(1);
  });

  test('keeps the address that came with the session', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page, 'payment', { customer_email: 'ada@example.com' });
    expect(await page.getByLabel('Email').count()).toBe(0);
    await page.getByText('ada@example.com').waitFor();
    await page.getByRole('button', { name: 'Succeeds' }).click();
    await page.locator('#pay').click();
    await page.waitForURL(thanks(session));
    const { customer_details: details } = await stripe.checkout.sessions.retrieve(session.id);
    expect(details).toMatchObject({ email: 'ada@example.com', name: 'Ada Lovelace' });
  });
});

describe('the keyboard', () => {
  test('is enough to pay, through the bank’s check', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    const { keyboard } = page;
    await page.locator('#email').focus();
    for (const text of ['ada@example.com', '4000002500003155', '1234', '123', 'Ada Lovelace']) {
      await keyboard.type(text);
      await keyboard.press('Tab');
    }
    await keyboard.type('United States');
    await keyboard.press('Tab');
    await keyboard.type('94107');
    await keyboard.press('Enter');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByRole('button', { name: 'Complete' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.waitForURL(thanks(session));
    expect(await stateOf(session)).toBe(paid.payment);
  });

  test('closes the bank’s check by Escape, inside the frame as well; nothing is paid', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    await payWith(page, '4000002500003155');
    const complete = page
      .frameLocator('#challenge-frame')
      .getByRole('button', { name: 'Complete' });
    await complete.focus();
    await page.keyboard.press('Escape');
    await page.getByRole('alert').getByText('You closed your bank').waitFor();
    expect(await stateOf(session)).toEqual(unpaid);
    await payWith(page, '4242424242424242');
    await page.waitForURL(thanks(session));
  });
});

describe('the way back', () => {
  test('leads to the cancel_url', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    await page.getByRole('link', { name: /^Back to/ }).click();
    await page.waitForURL(`${shopUrl}/cart`);
    expect(await stateOf(session)).toEqual(unpaid);
  });

  test('a paid session says so, and leads on to the shop', async () => {
    const page = await browser.newPage();
    const session = await openCheckout(page);
    await payWith(page, '4242424242424242');
    await page.waitForURL(thanks(session));
    await page.goto(session.url ?? '');
    expect(await page.getByRole('heading').textContent()).toBe('This is already paid');
    const onward = page.getByRole('link', { name: /^Continue to/ });
    expect(await onward.getAttribute('href')).toBe(thanks(session));
  });

  test('an expired session says so', async () => {
    const page = await browser.newPage();
    const session = await createSession('payment');
    await stripe.checkout.sessions.expire(session.id);
    await page.goto(`${emulatorUrl}/c/pay/${session.id}`);
    expect(await page.getByRole('heading').textContent()).toBe('This session has expired');
    const back = page.getByRole('link', { name: /^Back to/ });
    expect(await back.getAttribute('href')).toBe(`${shopUrl}/cart`);
  });

  test('there is no page for a session that isn’t there', async () => {
    const page = await browser.newPage({ expectedErrors: /status of 404/ });
    const reply = await page.goto(`${emulatorUrl}/c/pay/cs_test_unknown`);
    expect(reply?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is no such checkout' }).waitFor();
  });
});

describe('text of the merchant', () => {
  test('is text, whatever is in it', async () => {
    const page = await browser.newPage();
    const hostile = `<script>window.stolen = 1</script>"'><img src=x onerror="window.stolen = 2">`;
    await openCheckout(page, 'payment', {
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
    const page = await browser.newPage({ expectedErrors: /Content Security Policy/ });
    await openCheckout(page);
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.stolen = 1';
      document.body.append(script);
    `);
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
  });
});

describe('a phone', () => {
  test('shows one column as wide as the screen, the order folded up', async () => {
    const page = await browser.newPage({ device: 'phone' });
    const session = await openCheckout(page);
    expect(await page.evaluate('innerWidth')).toBe(390);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const item = page.getByText('Tarred twine');
    expect(await item.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Order details' }).tap();
    expect(await item.isVisible()).toBe(true);
    await page.getByRole('button', { name: '3D Secure' }).tap();
    await page.locator('#pay').tap();
    await page.frameLocator('#challenge-frame').getByRole('button', { name: 'Complete' }).tap();
    await page.waitForURL(thanks(session));
  });
});

async function confirmWithRedirect(): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    return_url: `${shopUrl}/returned?order=1`,
  });
}

describe('the bank’s page on its own', () => {
  test.each([
    ['Complete', 'succeeded', 'succeeded'],
    ['Fail', 'failed', 'requires_payment_method'],
  ])('%s goes to the return_url and says %s', async (button, redirectStatus, status) => {
    const page = await browser.newPage();
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
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status });
  });

  test('is there for the one who has the secret, and only while it is waited for', async () => {
    const page = await browser.newPage({ expectedErrors: /status of 40[49]/ });
    const intent = await confirmWithRedirect();
    const url = `${emulatorUrl}/3d_secure/${intent.id}`;
    expect((await page.goto(`${url}?client_secret=wrong`))?.status()).toBe(404);
    expect((await page.goto(url))?.status()).toBe(200);
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(/\/returned/);
    expect((await page.goto(url))?.status()).toBe(409);
  });
});
