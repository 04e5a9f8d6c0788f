// The emulator's checkout for browser tests: an emulator, a shop to come back to, and a browser.
import { serve } from '@hono/node-server';
import { createEmulator } from '@billhook/emulator';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

import { launchBrowser, type Page, type TestBrowser } from './browser.ts';

export type Mode = 'payment' | 'subscription';

/** The state of a session that has been paid, as `stateOf` gives it. */
export const paid: Readonly<Record<Mode, string>> = {
  payment: 'complete, paid, succeeded',
  subscription: 'complete, paid, active',
};

/** The state of a session that hasn't, whatever became of the attempts. */
export const unpaid: RegExp = /^open, unpaid, /;

/** The browser logs each reply of status 402 as an error; a card that is declined is meant here. */
export const declines: RegExp = /status of 402/;

export interface TestCheckout {
  browser: TestBrowser;
  emulatorUrl: string;
  /** The shop: every page of it is there, and empty. */
  shopUrl: string;
  stripe: Stripe;
  /** Creates a session of two balls of twine, $20.00 in all. */
  createSession(
    mode: Mode,
    changes?: Stripe.Checkout.SessionCreateParams,
  ): Promise<Stripe.Checkout.Session>;
  /** Creates such a session and opens its page. */
  open(
    page: Page,
    mode?: Mode,
    changes?: Stripe.Checkout.SessionCreateParams,
  ): Promise<Stripe.Checkout.Session>;
  /** Where the shop receives who has paid. */
  thanksUrl(session: Stripe.Checkout.Session): string;
  /** What the API says of the session, and of the payment or subscription that came of it. */
  stateOf(session: Stripe.Checkout.Session): Promise<string>;
  stop(): Promise<void>;
}

/** Starts everything; the caller stops it. */
export async function startTestCheckout(): Promise<TestCheckout> {
  const emulator = createEmulator();
  const emulatorUrl = await emulator.listen();
  const { hostname, port } = new URL(emulatorUrl);
  const stripe = new Stripe('sk_test_checkout', { host: hostname, port, protocol: 'http' });
  const shop = await openShop();
  const browser = await launchBrowser();
  const thanksUrl = (id: string): string => `${shop.url}/thanks?session=${id}`;

  const createSession: TestCheckout['createSession'] = (mode, changes = {}) =>
    stripe.checkout.sessions.create({
      mode,
      success_url: thanksUrl('{CHECKOUT_SESSION_ID}'),
      cancel_url: `${shop.url}/cart`,
      line_items: [{ quantity: 2, price_data: twine(mode) }],
      ...changes,
    });
  return {
    browser,
    emulatorUrl,
    shopUrl: shop.url,
    stripe,
    createSession,
    async open(page, mode = 'payment', changes = {}) {
      const session = await createSession(mode, changes);
      await page.goto(session.url ?? '');
      return session;
    },
    thanksUrl: ({ id }) => thanksUrl(id),
    stateOf: ({ id }) => stateOf(stripe, id),
    async stop() {
      await browser.close();
      await emulator.close();
      await shop.close();
    },
  };
}

function twine(mode: Mode): Stripe.Checkout.SessionCreateParams.LineItem.PriceData {
  return {
    currency: 'usd',
    unit_amount: 1000,
    product_data: { name: 'Tarred twine' },
    ...(mode === 'subscription' && { recurring: { interval: 'month' } }),
  };
}

async function stateOf(stripe: Stripe, id: string): Promise<string> {
  const expand = ['payment_intent', 'subscription'];
  const session = await stripe.checkout.sessions.retrieve(id, { expand });
  // Both were expanded: neither is an id.
  const bought = (session.subscription ?? session.payment_intent) as { status: string } | null;
  return `${session.status}, ${session.payment_status}, ${bought?.status ?? 'nothing'}`;
}

interface Shop {
  url: string;
  close(): Promise<void>;
}

async function openShop(): Promise<Shop> {
  const headers = { 'Content-Type': 'text/html' };
  const server = serve({
    fetch: () => new Response('<!doctype html><title>Shop</title>', { headers }),
    hostname: '127.0.0.1',
    port: 0,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a TCP port has an AddressInfo as its address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
