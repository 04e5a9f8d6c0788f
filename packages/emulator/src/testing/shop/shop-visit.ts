// A visit to the shop in a browser: opens its payment page, types in a card, pays, answers the bank.
import { createEmulator } from '../../index.ts';
import type { FrameLocator } from 'playwright-core';
import Stripe from 'stripe';

import { launchBrowser, type Page, type TestBrowser } from '../../../../../test/support/browser.ts';
import { openShop, type Shop } from './shop.ts';

export type ElementKind = 'payment' | 'card' | 'split';

export interface TestShop {
  browser: TestBrowser;
  stripe: Stripe;
  emulatorUrl: string;
  shop: Shop;
  /** Opens the payment page, as `asked` in its address, and waits until it takes a card. */
  open(page: Page, asked: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything; the caller stops it. */
export async function startTestShop(): Promise<TestShop> {
  const emulator = createEmulator();
  const emulatorUrl = await emulator.listen();
  const { hostname, port } = new URL(emulatorUrl);
  const stripe = new Stripe('sk_test_shop', { host: hostname, port, protocol: 'http' });
  const shop = await openShop(stripe, emulatorUrl);
  const browser = await launchBrowser();
  return {
    browser,
    stripe,
    emulatorUrl,
    shop,
    async open(page, asked) {
      await page.goto(`${shop.url}/?${new URLSearchParams(asked).toString()}`);
      await page.getByText('ready {').waitFor();
    },
    async stop() {
      await browser.close();
      await shop.close();
      await emulator.close();
    },
  };
}

/** The CVC is one that stands in no other number of a test. */
export const cvc = '907';

/** Types a card into the elements of this kind. */
export async function typeCard(page: Page, kind: ElementKind, number: string): Promise<void> {
  const fields = fieldsOf(page, kind);
  await fields.number.fill(number);
  await fields.expiry.fill('12 / 34');
  await fields.cvc.fill(cvc);
  if (kind !== 'split') await fields.postalCode.fill('94107');
}

/** The fields of the elements, each in its frame. */
export function fieldsOf(
  page: Page,
  kind: ElementKind,
): Record<'number' | 'expiry' | 'cvc' | 'postalCode', ReturnType<FrameLocator['locator']>> {
  if (kind === 'payment') {
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]');
    return {
      number: frame.getByLabel('Card number'),
      expiry: frame.getByLabel('Expiration date'),
      cvc: frame.getByLabel('Security code'),
      postalCode: frame.getByLabel('ZIP code'),
    };
  }
  const split = kind === 'split';
  const frame = (title: string): FrameLocator =>
    page.frameLocator(`iframe[title="Secure ${split ? title : 'card payment'} input frame"]`);
  return {
    number: frame('card number').locator('[name="cardnumber"]'),
    expiry: frame('expiration date').locator('[name="exp-date"]'),
    cvc: frame('CVC').locator('[name="cvc"]'),
    postalCode: frame('card payment').locator('[name="postal"]'),
  };
}

/** Presses the button that pays. */
export async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay $20.00' }).click();
}

/** Presses a button of the bank's page, which stands above the shop's. */
export async function answerBank(page: Page, button: 'Complete' | 'Fail'): Promise<void> {
  await page
    .frameLocator('iframe[name="__stripeJSChallengeFrame"]')
    .getByRole('button', { name: button })
    .click();
}

/** What the page's call of Stripe.js came to. */
export async function resultOf(page: Page): Promise<Outcome> {
  const result = page.locator('#result:not(:empty)');
  await result.waitFor({ state: 'attached' });
  const text = (await result.textContent()) ?? '';
  // The page writes what Stripe.js answered with, or the error that was thrown.
  return text.startsWith('{') ? (JSON.parse(text) as Outcome) : { thrown: text };
}

export interface Outcome {
  thrown?: string;
  status?: string;
  paymentIntent?: Partial<Stripe.PaymentIntent>;
  setupIntent?: Partial<Stripe.SetupIntent>;
  error?: Partial<Stripe.StripeRawError> | string;
}
