// After the sale: the customer asks their bank for the money back, and the store answers.
import { EventEmitter, once } from 'node:events';

import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';

import { launchBrowser, type Page, type TestBrowser } from './support/browser.ts';
import { expectStatus } from './support/expect-status.ts';
import { payByCard } from './support/pay-by-card.ts';
import { submit, typeCard } from './support/payment-form.ts';
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

interface DisputedSale {
  /** The order's page. */
  readonly order: Page;
  /** The dispute's page, behind the counter. */
  readonly admin: Page;
  readonly orderId: string;
}

/** Buys twine for $9.50 with a card that is disputed at once, and opens the dispute behind the counter. */
async function disputedSale(card: string, device?: 'phone'): Promise<DisputedSale> {
  const order = await browser.newPage(device === undefined ? {} : { device });
  await order.goto(store.url);
  await order.getByRole('button', { name: 'pay on this site: Tarred twine' }).click();
  await typeCard(order, card);
  await submit(order, 'Pay $9.50');
  await order.waitForURL((url) => /^\/orders\/order_[^/]+$/.test(url.pathname));
  await expectStatus(order, 'disputed');
  const admin = await order.context().newPage();
  await admin.goto(`${store.url}/admin`);
  return { order, admin, orderId: new URL(order.url()).pathname.split('/').at(-1) ?? '' };
}

/** Opens the one dispute that waits for an answer. */
async function openDispute({ admin }: DisputedSale): Promise<void> {
  await admin.getByRole('link', { name: 'Answer' }).click();
  await admin.waitForURL(`${store.url}/admin/disputes/*`);
}

async function answer({ admin }: DisputedSale, text: string): Promise<void> {
  await admin.getByLabel('Why was the payment right?').fill(text);
  await admin.getByRole('button', { name: 'Send to the bank' }).click();
}

/** The bank decides five seconds after it has got the evidence. */
const bankDecides = (): void => store.emulator.clock.advanceMs(6_000);

test.each([
  ['winning_evidence', 'won', 'the money is back', 'The payment stands'],
  ['losing_evidence', 'lost', 'for the customer', 'Your bank took the money back'],
])('answered with %s, it is %s', async (evidence, end, told, toldCustomer) => {
  const sale = await disputedSale('4000000000000259');
  const row = sale.admin.locator('[data-dispute]').first();
  expect(await row.textContent()).toMatch(
    /Tarred twine\$9\.50Needs responseFraudulent, answer by \w+ \d+, 20\d\d/,
  );
  // The bank holds this money: it cannot be given back as well.
  const refund = sale.admin.locator(`[data-order="${sale.orderId}"]`).getByRole('button');
  expect(await refund.count()).toBe(0);

  await openDispute(sale);
  await answer(sale, evidence);
  await expectStatus(sale.admin, 'under_review');
  await expectStatus(sale.order, 'disputed');
  bankDecides();
  // Nobody reloads these pages.
  await expectStatus(sale.admin, end);
  await expectStatus(sale.order, end);
  expect(await sale.admin.locator('.status').textContent()).toContain(told);
  expect(await sale.order.locator('.status').textContent()).toContain(toldCustomer);

  await sale.admin.goto(`${store.url}/admin`);
  expect(await refund.count()).toBe(end === 'won' ? 1 : 0);
});

test('a refund that comes too late is refused in words', async () => {
  const sale = await disputedSale('4000000000002685');
  const page = await fetch(`${store.url}/admin/orders/${sale.orderId}/refund`, { method: 'POST' });
  expect(page.status).toBe(422);
  expect(await page.text()).toContain('The bank has taken this money already.');
  await openDispute(sale);
  expect(await sale.admin.locator('.status').textContent()).toContain('Product not received');
  await answer(sale, 'losing_evidence');
  bankDecides();
  await expectStatus(sale.admin, 'lost');
});

test('what is typed while the page looks for news stays there', async () => {
  const sale = await disputedSale('4000000000000259', 'phone');
  // The page's first news comes once something is typed.
  const hand = new EventEmitter();
  const typed = once(hand, 'typed');
  await sale.admin.route('**/live', async (route) => typed.then(() => route.continue()));
  await openDispute(sale);
  const field = sale.admin.getByLabel('Why was the payment right?');
  await field.fill('winning_evidence');
  // As when somebody has pulled the field larger.
  await field.evaluate((element) => element.setAttribute('style', 'height: 200px'));
  hand.emit('typed');
  // Another listener has news only after the page's own, which came before it.
  await sale.admin.evaluate(`new Promise((resolve) => {
    const news = new EventSource(location.pathname + '/live');
    news.addEventListener('status', resolve);
  })`);
  expect(await field.inputValue()).toBe('winning_evidence');
  const width = await sale.admin.evaluate('document.documentElement.scrollWidth');
  expect(width).toBe(390);
  await sale.admin.getByRole('button', { name: 'Send to the bank' }).click();
  await expectStatus(sale.admin, 'under_review');
  bankDecides();
  await expectStatus(sale.order, 'won');
});

test('the hosted checkout’s payments are disputed as well', async () => {
  const page = await browser.newPage();
  await page.goto(store.url);
  await page.getByRole('button', { name: 'Buy: Tarred twine' }).click();
  await page.waitForURL(`${store.emulatorUrl}/c/pay/**`);
  await payByCard(page, '4000000000000259');
  await page.waitForURL(`${store.url}/orders/**`);
  await expectStatus(page, 'disputed');
});

test('a month of a membership is disputed without an order of its own', async () => {
  const page = await browser.newPage();
  await page.goto(store.url);
  await page.getByRole('button', { name: 'Join: Hedge club' }).click();
  await page.waitForURL(`${store.emulatorUrl}/c/pay/**`);
  await payByCard(page, '4000000000000259');
  await page.waitForURL(`${store.url}/orders/**`);
  const row = page.locator('[data-dispute]', { hasText: 'A month’s membership' });
  await expect
    .poll(async () => {
      await page.goto(`${store.url}/admin`);
      return row.count();
    })
    .toBe(1);
  expect(await row.textContent()).toContain('$12.00');
});
