// A sale on the store's own page: each card that matters, what the customer is told, what becomes of the order, and
// that nothing of the card ever comes to the store.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';

import { launchBrowser, type Page, type TestBrowser } from './support/browser.ts';
import { missionCards } from './support/emulated-billhook.ts';
import { expectStatus } from './support/expect-status.ts';
import {
  alertOf,
  answerTheBank,
  cardDataIn,
  refuseCardData,
  submit,
  typeCard,
} from './support/payment-form.ts';
import { startTestStore, type TestStore } from './support/test-store.ts';

let browser: TestBrowser;
let store: TestStore;

beforeAll(async () => {
  browser = await launchBrowser();
  store = await startTestStore({ databaseUrl: inject('databaseUrl') });
});

afterEach(async () => {
  await browser.closePages();
  refuseCardData(store.requests);
});

afterAll(async () => {
  await browser.close();
  await store.stop();
});

/** The browser logs each reply of status 402 as an error; a card that is declined is meant here. */
const expectedErrors = /status of 402/;

interface Sale {
  readonly page: Page;
  /** The order's own page, opened beside the payment form. */
  readonly orderPage: Page;
  readonly orderId: string;
}

/** Chooses a ball of twine for $9.50, to be paid on the store's own page. */
async function choose(device: 'desktop' | 'phone' = 'desktop'): Promise<Sale> {
  const page = await browser.newPage({ device, expectedErrors });
  await page.goto(store.url);
  await page.getByRole('button', { name: 'pay on this site: Tarred twine' }).click();
  await page.waitForURL(`${store.url}/orders/*/pay`);
  const orderId = new URL(page.url()).pathname.split('/').at(-2) ?? '';
  const orderPage = await page.context().newPage();
  await orderPage.goto(`${store.url}/orders/${orderId}`);
  await expectStatus(orderPage, 'pending');
  return { page, orderPage, orderId };
}

async function pay({ page }: Sale, card: string): Promise<void> {
  await typeCard(page, card);
  await submit(page, 'Pay $9.50');
}

/** The customer is sent to the order, which the webhook has turned paid there as well as where it was open before. */
async function expectPaid({ page, orderPage, orderId }: Sale): Promise<void> {
  await page.waitForURL(`${store.url}/orders/${orderId}`);
  await expectStatus(page, 'paid');
  await expectStatus(orderPage, 'paid');
}

/** How the payments that were begun for the order stand. */
const paymentsOf = async ({ orderId }: Sale): Promise<string[]> =>
  (await store.billhook.payments.forReference(orderId)).map(({ outcome }) => outcome.status);

test('4242 4242 4242 4242: the order is paid', async () => {
  const sale = await choose();
  await pay(sale, missionCards.succeeds);
  await expectPaid(sale);
  expect(await paymentsOf(sale)).toEqual(['succeeded']);
});

test.each([
  [missionCards.declined, 'Your payment was declined. Please use another payment method'],
  [missionCards.insufficientFunds, 'There is not enough money available on this card'],
])('%s: form and order say why, and another card pays', async (card, words) => {
  const sale = await choose();
  await pay(sale, card);
  await alertOf(sale.page).getByText(words).waitFor();
  await expectStatus(sale.orderPage, 'declined');
  expect(await sale.orderPage.locator('.status').textContent()).toContain(words);

  // From the order the way leads back to the same payment.
  await sale.orderPage.getByRole('link', { name: 'Try another card' }).click();
  await sale.page.close();
  await pay({ ...sale, page: sale.orderPage }, missionCards.succeeds);
  await expectPaid({ ...sale, page: sale.orderPage });
  expect(await paymentsOf(sale)).toEqual(['succeeded']);
});

test('4000 0025 0000 3155: the bank asks, and the order is paid', async () => {
  const sale = await choose();
  await pay(sale, missionCards.asksTheBank);
  await answerTheBank(sale.page, 'Complete');
  await expectPaid(sale);
});

test('4000 0025 0000 3155: the bank says no, and the same form tries again', async () => {
  const sale = await choose();
  await pay(sale, missionCards.asksTheBank);
  await answerTheBank(sale.page, 'Fail');
  await alertOf(sale.page).getByText('could not be confirmed').waitFor();
  await expectStatus(sale.orderPage, 'declined');
  expect(await sale.orderPage.locator('.status').textContent()).toContain('could not be confirmed');

  await pay(sale, missionCards.succeeds);
  await expectPaid(sale);
  expect(await paymentsOf(sale)).toEqual(['succeeded']);
});

test('the order is not paid by the browser’s word, but by the webhook', async () => {
  const sale = await choose();
  // While somebody else holds the order's row, the webhook's handler waits.
  const holder = await store.billhook.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM store.orders WHERE id = $1 FOR UPDATE', [sale.orderId]);
  await pay(sale, missionCards.succeeds);
  await sale.page.waitForURL(`${store.url}/orders/${sale.orderId}`);
  expect(await paymentsOf(sale)).toEqual(['succeeded']);
  await expectStatus(sale.page, 'pending');
  await holder.query('COMMIT');
  holder.release();
  await expectPaid(sale);
});

test('an order that is paid has no form any more, and a stranger none of it', async () => {
  const sale = await choose();
  const form = sale.page.url();
  await pay(sale, missionCards.succeeds);
  await expectPaid(sale);
  await sale.page.goto(form);
  expect(sale.page.url()).toBe(`${store.url}/orders/${sale.orderId}`);
  expect((await fetch(form)).status).toBe(404);
});

test('a saved card whose bank wants the customer leads to the form, with the same payment', async () => {
  const asksEveryTime = '4000002760003184';
  const sale = await choose();
  await pay(sale, asksEveryTime);
  await answerTheBank(sale.page, 'Complete');
  await expectPaid(sale);

  await sale.page.getByRole('button', { name: 'Buy again' }).click();
  await sale.page.waitForURL((url) => !url.pathname.endsWith(sale.orderId));
  const again = { ...sale, orderId: new URL(sale.page.url()).pathname.split('/').at(-1) ?? '' };
  await expectStatus(sale.page, 'declined');
  await sale.page.getByRole('link', { name: 'Try another card' }).click();
  await pay(again, missionCards.succeeds);
  await sale.page.waitForURL(`${store.url}/orders/${again.orderId}`);
  await expectStatus(sale.page, 'paid');
  expect(await paymentsOf(again)).toEqual(['succeeded']);
});

test('without a saved card, buying again leads to the form', async () => {
  const sale = await choose();
  await pay(sale, missionCards.succeeds);
  await expectPaid(sale);
  await sale.orderPage.goto(`${store.url}/cards`);
  await sale.orderPage.getByRole('button', { name: 'Remove' }).click();
  await sale.orderPage.getByText('None yet.').waitFor();

  await sale.page.getByRole('button', { name: 'Buy again' }).click();
  await sale.page.waitForURL(`${store.url}/orders/*/pay`);
  await typeCard(sale.page, missionCards.succeeds);
  await submit(sale.page, 'Pay $9.50');
  await expectStatus(sale.page, 'paid');
});

test('on a phone, nothing is cut off and the sale goes through', async () => {
  const sale = await choose('phone');
  const overflow = (): Promise<number> =>
    sale.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  await pay(sale, missionCards.declined);
  await alertOf(sale.page).waitFor();
  expect(await overflow()).toBe(0);
  await pay(sale, missionCards.succeeds);
  await expectPaid(sale);
  expect(await overflow()).toBe(0);
});

test('what is typed stands neither in the store’s page nor in what its server was sent', async () => {
  const sale = await choose();
  await typeCard(sale.page, missionCards.succeeds);
  expect(cardDataIn([await sale.page.content()])).toEqual([]);
  await submit(sale.page, 'Pay $9.50');
  await expectPaid(sale);
  expect(store.requests.some((request) => request.includes(`/orders/${sale.orderId}/pay`))).toBe(
    true,
  );
  expect(cardDataIn(store.requests)).toEqual([]);
});

test('when Stripe cannot be reached, the customer is told that nothing is charged twice', async () => {
  const cutOff = await startTestStore({
    databaseUrl: inject('databaseUrl'),
    emulator: { faults: { rates: { reset: 1 } } },
  });
  const page = await browser.newPage({ expectedErrors: /status of 500/ });
  await page.goto(cutOff.url);
  await page.getByRole('button', { name: 'pay on this site: Tarred twine' }).click();
  await page.waitForURL(`${cutOff.url}/orders/*/pay`);
  expect(await page.locator('main').textContent()).toContain('nothing is charged twice');
  await page.close();
  await cutOff.stop();
});
