// A visit to the shop made of React components: who comes, and what the app is told and sent.
import type { Billhook } from 'billhook';
import type { Locator } from 'playwright-core';

import { launchBrowser, type Page, type TestBrowser } from './browser.ts';
import { startEmulatedBillhook } from './emulated-billhook.ts';
import { refuseCardData } from './payment-form.ts';
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
      refuseCardData(shop.requests);
    },
    async stop() {
      await browser.close();
      await shop.close();
      await app.close();
    },
  };
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
