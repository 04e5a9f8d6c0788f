// The hosted checkout in a real browser, on a running emulator: what a person sees and does, and what
// the API says of it afterwards.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { focusOn } from '../../../../test/support/browser.ts';
import { payByCard } from '../../../../test/support/pay-by-card.ts';
import {
  declines,
  paid,
  startTestCheckout,
  unpaid,
  type Mode,
  type TestCheckout,
} from '../../../../test/support/test-checkout.ts';

let checkout: TestCheckout;

beforeAll(async () => {
  checkout = await startTestCheckout();
});

afterEach(() => checkout.browser.closePages());

afterAll(() => checkout.stop());

const authenticationFailed =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

describe.each<Mode>(['payment', 'subscription'])('a %s', (mode) => {
  test('4242 is charged, and the person comes back to the shop', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page, mode);
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid[mode]);
  });

  test.each([
    ['4000000000000002', 'Your card was declined.'],
    ['4000000000009995', 'Your card has insufficient funds.'],
  ])('%s is declined, and another card is taken after it', async (number, message) => {
    const page = await checkout.browser.newPage({ expectedErrors: declines });
    const session = await checkout.open(page, mode);
    await payByCard(page, number);
    await page.getByRole('alert').getByText(message, { exact: true }).waitFor();
    expect(await checkout.stateOf(session)).toMatch(unpaid);
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid[mode]);
  });

  test('3155 is charged after the bank’s check', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page, mode);
    await payByCard(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByText('$20.00').waitFor();
    expect(await checkout.stateOf(session)).toMatch(unpaid);
    await bank.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid[mode]);
  });

  test('3155 is not charged when the check fails, and is tried again', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page, mode);
    await payByCard(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByRole('button', { name: 'Fail' }).click();
    await page.getByRole('alert').getByText(authenticationFailed).waitFor();
    await page.locator('dialog').waitFor({ state: 'hidden' });
    expect(await checkout.stateOf(session)).toMatch(unpaid);
    await page.locator('#pay').click();
    await bank.getByRole('button', { name: 'Complete' }).click();
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid[mode]);
  });
});

describe('the keyboard', () => {
  test('is enough to pay, through the bank’s check', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
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
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid.payment);
  });

  test('closes the bank’s check by Escape, inside the frame as well; nothing is paid', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
    await payByCard(page, '4000002500003155');
    const complete = page
      .frameLocator('#challenge-frame')
      .getByRole('button', { name: 'Complete' });
    await focusOn(complete);
    // The button can be seen before the script that hears the keys has run.
    await page.frames().at(-1)?.waitForLoadState();
    await page.keyboard.press('Escape');
    await page.getByRole('alert').getByText('You closed your bank').waitFor();
    expect(await checkout.stateOf(session)).toMatch(unpaid);
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
  });
});

test('a page that is loaded anew during the bank’s check starts over', async () => {
  const page = await checkout.browser.newPage();
  const session = await checkout.open(page);
  await payByCard(page, '4000002500003155');
  await page.frameLocator('#challenge-frame').getByRole('button', { name: 'Fail' }).waitFor();
  await page.reload();
  await payByCard(page, '4242424242424242');
  await page.waitForURL(checkout.thanksUrl(session));
  expect(await checkout.stateOf(session)).toBe(paid.payment);
});

describe('a lost connection', () => {
  const lost = /ERR_FAILED/;

  test('after the payment was made: the person comes back to the shop all the same', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: lost });
    const session = await checkout.open(page);
    await page.route('**/confirm', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
    expect(await checkout.stateOf(session)).toBe(paid.payment);
  });

  test('before it was made: the person is told, and tries again', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: lost });
    const session = await checkout.open(page);
    await page.route('**/v1/payment_methods', (route) => route.abort());
    await payByCard(page, '4242424242424242');
    await page.getByRole('alert').getByText('The connection was lost.').waitFor();
    expect(await checkout.stateOf(session)).toMatch(unpaid);
    await page.unroute('**/v1/payment_methods');
    await page.locator('#pay').click();
    await page.waitForURL(checkout.thanksUrl(session));
  });
});

describe('the way back', () => {
  test('leads to the cancel_url', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
    await page.getByRole('link', { name: /^Back to/ }).click();
    await page.waitForURL(`${checkout.shopUrl}/cart`);
    expect(await checkout.stateOf(session)).toMatch(unpaid);
  });

  test('a paid session says so, and leads on to the shop', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.open(page);
    await payByCard(page, '4242424242424242');
    await page.waitForURL(checkout.thanksUrl(session));
    await page.goto(session.url ?? '');
    expect(await page.getByRole('heading').textContent()).toBe('This is already paid');
    const onward = page.getByRole('link', { name: /^Continue to/ });
    expect(await onward.getAttribute('href')).toBe(checkout.thanksUrl(session));
  });

  test('an expired session says so', async () => {
    const page = await checkout.browser.newPage();
    const session = await checkout.createSession('payment');
    await checkout.stripe.checkout.sessions.expire(session.id);
    await page.goto(`${checkout.emulatorUrl}/c/pay/${session.id}`);
    expect(await page.getByRole('heading').textContent()).toBe('This session has expired');
    const back = page.getByRole('link', { name: /^Back to/ });
    expect(await back.getAttribute('href')).toBe(`${checkout.shopUrl}/cart`);
  });

  test('there is no page for a session that isn’t there', async () => {
    const page = await checkout.browser.newPage({ expectedErrors: /status of 404/ });
    const reply = await page.goto(`${checkout.emulatorUrl}/c/pay/cs_test_unknown`);
    expect(reply?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is no such checkout' }).waitFor();
  });
});

describe('a phone', () => {
  test('shows one column as wide as the screen, the order folded up', async () => {
    const page = await checkout.browser.newPage({ device: 'phone' });
    const session = await checkout.open(page);
    expect(await page.evaluate('innerWidth')).toBe(390);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const item = page.getByText('Tarred twine');
    expect(await item.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Order details' }).tap();
    expect(await item.isVisible()).toBe(true);
    await page.getByRole('button', { name: '3D Secure' }).tap();
    await page.locator('#pay').tap();
    await page.frameLocator('#challenge-frame').getByRole('button', { name: 'Complete' }).tap();
    await page.waitForURL(checkout.thanksUrl(session));
  });
});
