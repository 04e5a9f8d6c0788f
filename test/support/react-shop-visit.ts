// A visit to the shop made of React components: types in a card, pays, answers the bank.
import type { Billhook } from 'billhook';
import type { FrameLocator, Locator } from 'playwright-core';

import { launchBrowser, type Page, type TestBrowser } from './browser.ts';
import { missionCards, startEmulatedBillhook } from './emulated-billhook.ts';
import { openReactShop, type ReactShop } from './react-shop.ts';

type PageOptions = NonNullable<Parameters<TestBrowser['newPage']>[0]>;
type Query = Readonly<Record<string, string>>;

export interface Visit {
  readonly page: Page;
  readonly user: { readonly id: string };
  readonly order: string;
}

export interface VisitedShop extends Pick<ReactShop, 'requests' | 'breakDown'> {
  readonly billhook: Billhook;
  readonly emulatorUrl: string;
  /** Opens a page of the shop for a customer who was never there before. */
  visit(path: string, options?: PageOptions, query?: Query): Promise<Visit>;
  /** The same without opening it yet. */
  prepare(
    path: string,
    options?: PageOptions,
    query?: Query,
  ): Promise<Visit & { readonly url: string }>;
  /**
   * Closes all pages, and fails when one of them has complained, or when card data has reached the app's server.
   * Belongs into `afterEach`.
   */
  closeVisits(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything; the caller stops it. */
export async function startReactShop(): Promise<VisitedShop> {
  const app = await startEmulatedBillhook();
  const shop = await openReactShop(app.billhook, app.url);
  const browser = await launchBrowser();
  let visits = 0;
  const prepare: VisitedShop['prepare'] = async (path, options = {}, query = {}) => {
    visits += 1;
    const user = `user_${visits}`;
    const order = `order_${visits}`;
    const page = await browser.newPage(options);
    const asked = new URLSearchParams({ user, order, ...query }).toString();
    return { page, user: { id: user }, order, url: `${shop.url}${path}?${asked}` };
  };
  return {
    billhook: app.billhook,
    emulatorUrl: app.url,
    requests: shop.requests,
    breakDown: (isDown) => shop.breakDown(isDown),
    prepare,
    async visit(path, options, query) {
      const { url, ...visit } = await prepare(path, options, query);
      await visit.page.goto(url);
      return visit;
    },
    async closeVisits() {
      await browser.closePages();
      const leaks = cardDataIn(shop.requests);
      if (leaks.length > 0) throw new Error(`The app was sent card data: ${leaks.join('; ')}`);
    },
    async stop() {
      await browser.close();
      await shop.close();
      await app.close();
    },
  };
}

/** One that stands in no other number of a test. */
export const securityCode = '907';

/** Types a card into Stripe's fields once the form shows them. */
export async function typeCard(page: Page, number: string): Promise<void> {
  await page.locator('button[aria-disabled="false"]').waitFor();
  const fields = fieldsOf(page);
  await fields.getByLabel('Card number').fill(number);
  await fields.getByLabel('Expiration date').fill('12 / 34');
  await fields.getByLabel('Security code').fill(securityCode);
  await fields.getByLabel('ZIP code').fill('94107');
}

/** The frame with Stripe's fields. */
export function fieldsOf(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]');
}

/** Presses the form's button once it may be pressed. */
export async function submit(page: Page, name: string): Promise<void> {
  await page.locator('button[aria-disabled="false"]').getByText(name).click();
}

/** Presses a button of the bank's page, which stands above the shop's. */
export async function answerTheBank(page: Page, button: 'Complete' | 'Fail'): Promise<void> {
  await page
    .frameLocator('iframe[name="__stripeJSChallengeFrame"]')
    .getByRole('button', { name: button })
    .click();
}

/** What went wrong, as the customer is told. */
export function alertOf(page: Page): Locator {
  return page.getByRole('alert');
}

/** What the components have told the app so far. */
export async function toldApp(page: Page): Promise<string[]> {
  return page.locator('#log li').allTextContents();
}

/** What has the focus, by its text. */
export async function focused(page: Page): Promise<string> {
  return (await page.locator(':focus').textContent()) ?? '';
}

/** Presses Tab until the element has the focus; the fields move it on by themselves where they are full. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses <= 6; presses += 1) {
    const isThere = await element.evaluate(
      (node) => node === node.ownerDocument.activeElement && node.ownerDocument.hasFocus(),
    );
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

/** Those of the texts in which a card's number stands, however it is grouped, or its security code. */
export function cardDataIn(texts: readonly string[]): string[] {
  const numbers = Object.values(missionCards).map((number) =>
    number.replaceAll(/\d{4}(?=\d)/g, '$&\\W{0,3}'),
  );
  const cardData = new RegExp(`${numbers.join('|')}|\\b${securityCode}\\b`);
  return texts.filter((text) => cardData.test(text));
}
