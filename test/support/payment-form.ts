// The payment form of `billhook/react`, as a customer meets it: fills in a card, pays, answers the bank.
import type { FrameLocator, Locator } from 'playwright-core';

import type { Page } from './browser.ts';
import { missionCards } from './emulated-billhook.ts';

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

/** Those of the texts in which a card's number stands, however it is grouped, or its security code. */
export function cardDataIn(texts: readonly string[]): string[] {
  const numbers = Object.values(missionCards).map((number) =>
    number.replaceAll(/\d{4}(?=\d)/g, '$&\\W{0,3}'),
  );
  const cardData = new RegExp(`${numbers.join('|')}|\\b${securityCode}\\b`);
  return texts.filter((text) => cardData.test(text));
}

/** Throws when card data is among what the app was sent. */
export function refuseCardData(requests: readonly string[]): void {
  const leaks = cardDataIn(requests);
  if (leaks.length > 0) throw new Error(`The app was sent card data: ${leaks.join('; ')}`);
}
