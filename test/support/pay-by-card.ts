// Fills in the hosted checkout page and pays, as a customer would.
import type { Page } from './browser.ts';

/** Pays with a card by its number; what comes of it is the test's to see. */
export async function payByCard(page: Page, number: string): Promise<void> {
  await fillCardForm(page, number);
  await page.locator('#pay').click();
}

/** Fills in everything that the page asks for. */
export async function fillCardForm(page: Page, number: string): Promise<void> {
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill('12/34');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Ada Lovelace');
  await page.getByLabel('ZIP').fill('94107');
}
