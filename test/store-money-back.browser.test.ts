// After the sale: the saved card, the same thing bought again, and money given back.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';

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

/** Buys a ball of twine for $9.50; gives the order's id. */
async function buyTwine(page: Page, card = '4242424242424242'): Promise<string> {
  await page.goto(store.url);
  await page.getByRole('button', { name: 'Buy: Tarred twine' }).click();
  await page.waitForURL(`${store.emulatorUrl}/c/pay/**`);
  await payByCard(page, card);
  await page.waitForURL(`${store.url}/orders/**`);
  await expectStatus(page, 'paid');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test('the card is kept, and buys the same thing again', async () => {
  const page = await browser.newPage();
  const first = await buyTwine(page);
  await page.getByRole('button', { name: 'Buy again with your saved card' }).click();
  await page.waitForURL(
    (url) => url.pathname.startsWith('/orders/') && !url.pathname.endsWith(first),
  );
  await expectStatus(page, 'paid');

  await page.goto(`${store.url}/cards`);
  const card = page.locator('[data-card="4242"]').first();
  expect(await card.textContent()).toContain('Visa ending in 4242, 12/2034');
});

test('two clicks at once buy once, and the next click buys anew', async () => {
  const page = await browser.newPage();
  const first = await buyTwine(page);
  const cookies = await page.context().cookies(store.url);
  const click = async (turn: string): Promise<string | null> => {
    const response = await fetch(`${store.url}/orders/${first}/again`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
      body: new URLSearchParams({ turn }),
    });
    return response.headers.get('location');
  };
  const [one, other] = await Promise.all([click('1'), click('1')]);
  expect(one).toMatch(/^\/orders\/order_/);
  expect(other).toBe(one);

  await page.goto(`${store.url}/orders/${first}`);
  await page.getByRole('button', { name: 'Buy again' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(first) && url.pathname !== one);
  await expectStatus(page, 'paid');
  const visitor = cookies.find(({ name }) => name === 'visitor');
  const customer = await store.billhook.customers.ensure({ id: visitor?.value ?? '' });
  expect((await store.billhook.stripe.charges.list({ customer })).data).toHaveLength(3);
});

test('a card is chosen for next time, and forgotten', async () => {
  const page = await browser.newPage();
  await buyTwine(page, '5555555555554444');
  await page.goto(`${store.url}/cards`);
  const card = page.locator('[data-card="4444"]');
  await card.getByRole('button', { name: 'Use next time' }).click();
  await expect.poll(() => card.textContent()).toContain('used next time');
  await card.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => card.count()).toBe(0);
});

test('money is given back in parts, and never more than was paid', async () => {
  const page = await browser.newPage({ expectedErrors: /status of 422/ });
  const id = await buyTwine(page);
  const admin = await page.context().newPage();
  await admin.goto(`${store.url}/admin`);
  const order = admin.locator(`[data-order="${id}"]`);

  await order.getByRole('textbox').fill('4.00');
  await order.getByRole('button', { name: 'Refund' }).click();
  await expect
    .poll(() => page.locator('.status').textContent())
    .toContain('$4.00 of it was given back');

  await admin.goto(`${store.url}/admin`);
  await order.getByRole('textbox').fill('6.00');
  await order.getByRole('button', { name: 'Refund' }).click();
  await admin.getByRole('alert').waitFor();

  await admin.goto(`${store.url}/admin`);
  await order.getByRole('button', { name: 'Refund' }).click();
  await expect
    .poll(() => page.locator('.status').textContent())
    .toContain('$9.50 of it was given back');
});

test('somebody else’s card is nobody’s here', async () => {
  const page = await browser.newPage();
  await buyTwine(page);
  await page.goto(`${store.url}/cards`);
  const action = await page.locator('form[action$="/remove"]').first().getAttribute('action');
  const stranger = await fetch(`${store.url}${action}`, { method: 'POST' });
  expect(stranger.status).toBe(404);
});
