// A sale, as a person makes it: the store, the hosted checkout, the webhook, the order.
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';

import { launchBrowser, type Page, type TestBrowser } from './support/browser.ts';
import { expectStatus } from './support/expect-status.ts';
import { payByCard } from './support/pay-by-card.ts';
import { startTestStore, type TestStore } from './support/test-store.ts';

let browser: TestBrowser;
let store: TestStore;

beforeAll(async () => {
  browser = await launchBrowser();
  store = await startTestStore({ databaseUrl: inject('databaseUrl') });
});

afterEach(() => browser.closePages());

afterAll(async () => {
  await browser.close();
  await store.stop();
});

const offers = [
  { button: 'Buy: Tarred twine', name: 'Tarred twine', thanks: 'We are packing it now.' },
  { button: 'Join: Hedge club', name: 'Hedge club', thanks: 'Payments so far: 1.' },
];

/** Chromium reports every reply of status 402 in the console. */
const paymentRequired = /402 \(Payment Required\)/;

const shopping = (options: { device?: 'desktop' | 'phone' } = {}): Promise<Page> =>
  browser.newPage({ ...options, expectedErrors: paymentRequired });

/** Goes to the store and into the checkout of an offer. */
async function checkOut(page: Page, button: string): Promise<void> {
  await page.goto(store.url);
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(`${store.emulatorUrl}/c/pay/**`);
}

async function expectPaid(page: Page, thanks: string): Promise<void> {
  await page.waitForURL(`${store.url}/orders/**`);
  await expectStatus(page, 'paid');
  expect(await page.locator('.status').textContent()).toContain(thanks);
}

/** The order page of the visitor's latest order, opened beside the checkout. */
async function orderPage(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(`${store.url}/orders`);
  await other.locator('.orders a').first().click();
  return other;
}

describe.each(offers)('$name', ({ button, thanks }) => {
  test('4242 4242 4242 4242: the order is paid', async () => {
    const page = await shopping();
    await checkOut(page, button);
    await payByCard(page, '4242424242424242');
    await expectPaid(page, thanks);
  });

  test.each([
    [
      '4000000000000002',
      'Your card was declined.',
      'Please use another payment method, or contact',
    ],
    [
      '4000000000009995',
      'Your card has insufficient funds.',
      'There is not enough money available',
    ],
  ])('%s: the order says why, and another card pays it', async (card, words, reason) => {
    const page = await shopping();
    await checkOut(page, button);
    await payByCard(page, card);
    await page.getByRole('alert').getByText(words).waitFor();
    const order = await orderPage(page);
    await expectStatus(order, 'declined');
    expect(await order.locator('.status').textContent()).toContain(reason);

    await payByCard(page, '4242424242424242');
    await expectPaid(page, thanks);
    await expectStatus(order, 'paid');
  });

  test('4000 0025 0000 3155: the bank asks, and the order is paid', async () => {
    const page = await shopping();
    await checkOut(page, button);
    await payByCard(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByRole('button', { name: 'Complete' }).click();
    await expectPaid(page, thanks);
  });

  test('4000 0025 0000 3155: the bank says no, and the order stays open', async () => {
    const page = await shopping();
    await checkOut(page, button);
    await payByCard(page, '4000002500003155');
    const bank = page.frameLocator('#challenge-frame');
    await bank.getByRole('button', { name: 'Fail' }).click();
    await page.getByRole('alert').getByText('unable to authenticate').waitFor();
    const order = await orderPage(page);
    await expectStatus(order, 'declined');
    expect(await order.locator('.status').textContent()).toContain('could not be confirmed with');
  });
});

test('the order turns paid while one looks at it', async () => {
  const page = await shopping();
  await checkOut(page, 'Buy: Tarred twine');
  const order = await orderPage(page);
  await expectStatus(order, 'pending');
  await payByCard(page, '4242424242424242');
  // Nobody reloads this page: what it shows, the server told it.
  await expectStatus(order, 'paid');
});

test('each payment is counted once', async () => {
  const page = await shopping();
  await checkOut(page, 'Buy: Hawthorn whips, ten');
  await payByCard(page, '4242424242424242');
  await expectPaid(page, 'We are packing it now.');
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const timesPaid = async (): Promise<number | undefined> => {
    const { rows } = await store.billhook.pool.query<{ times_paid: number }>(
      'SELECT times_paid FROM store.orders WHERE id = $1',
      [id],
    );
    return rows[0]?.times_paid;
  };
  await expect.poll(timesPaid).toBe(1);
});

test('back from the checkout, nothing is charged and the order waits', async () => {
  const page = await shopping();
  await checkOut(page, 'Buy: Tarred twine');
  await page.getByRole('link', { name: /^Back to/ }).click();
  await page.waitForURL(`${store.url}/orders/**`);
  await page.getByText('Nothing was charged').waitFor();
  await expectStatus(page, 'pending');

  // The way back leads into the same checkout.
  await page.getByRole('button', { name: 'Go to checkout' }).click();
  await page.waitForURL(`${store.emulatorUrl}/c/pay/**`);
  await payByCard(page, '4242424242424242');
  await expectPaid(page, 'We are packing it now.');
});

test('on a phone, nothing is cut off and the sale goes through', async () => {
  const page = await shopping({ device: 'phone' });
  const overflow = (): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  await page.goto(store.url);
  expect(await overflow()).toBe(0);
  await checkOut(page, 'Join: Hedge club');
  expect(await overflow()).toBe(0);
  await payByCard(page, '4242424242424242');
  await expectPaid(page, 'Payments so far: 1.');
  expect(await overflow()).toBe(0);
});

test('an order is nobody else’s to see', async () => {
  const page = await shopping();
  await checkOut(page, 'Buy: Tarred twine');
  const order = await orderPage(page);
  const stranger = await fetch(order.url());
  expect(stranger.status).toBe(404);
});
