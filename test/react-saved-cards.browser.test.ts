// The list of saved payment methods and the way to the hosted checkout, in a real browser, through the app's own
// endpoints.
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Page } from './support/browser.ts';
import { cardMethod, saveCard } from './support/emulated-billhook.ts';
import { fillCardForm } from './support/pay-by-card.ts';
import { alertOf } from './support/payment-form.ts';
import {
  focused,
  startReactShop,
  type Visit,
  type VisitedShop,
} from './support/react-shop-visit.ts';

let shop: VisitedShop;

beforeAll(async () => {
  shop = await startReactShop();
});

afterEach(async () => {
  shop.breakDown(false);
  await shop.closeVisits();
});

afterAll(() => shop.stop());

const visa = '4242424242424242';
const mastercard = '5555555555554444';
/** The browser logs each reply of status 503 as an error; a server that is down is meant here. */
const expectedErrors = /status of 503/;

const rows = async (page: Page): Promise<string[]> => page.getByRole('listitem').allInnerTexts();
const savedOf = async ({ user }: Pick<Visit, 'user'>): Promise<string[]> =>
  (await shop.billhook.paymentMethods.list(user)).map(
    ({ last4, isDefault }) => `${last4}${isDefault ? ' default' : ''}`,
  );

/** Opens the list of a customer with a Visa, their default, and a Mastercard. */
async function visitCards(options: Parameters<VisitedShop['visit']>[1] = {}): Promise<Visit> {
  const { url, ...visit } = await shop.prepare('/cards', options);
  const { billhook } = shop;
  const customer = await billhook.customers.ensure(visit.user);
  const other = await cardMethod(billhook, mastercard);
  await billhook.stripe.paymentMethods.attach(other, { customer });
  await saveCard(billhook, visit.user, visa);
  await visit.page.goto(url);
  await visit.page.getByText('Visa ending in 4242').waitFor();
  return visit;
}

describe('PaymentMethods', () => {
  test('lists them, with the default marked', async () => {
    const { page } = await visitCards();
    const [first = '', second = ''] = (await rows(page)).slice(0, 2);
    expect(`${first} ${second}`).toMatch(/Visa ending in 4242\s+Default\s+Expires 12\/40/);
    expect(`${first} ${second}`).toContain('Mastercard ending in 4444');
    expect(await page.getByText('Default', { exact: true }).count()).toBe(1);
  });

  test('makes another one the default', async () => {
    const visited = await visitCards();
    const { page } = visited;
    await page.getByRole('button', { name: 'Make Mastercard ending in 4444 the default' }).click();
    await page.getByText('Mastercard ending in 4444 is now the default.').waitFor();
    expect((await savedOf(visited)).toSorted()).toEqual(['4242', '4444 default']);
    expect(await focused(page)).toBe('Saved payment methods');
  });

  test('asks before it removes one, and keeps it unless told otherwise', async () => {
    const visited = await visitCards();
    const { page } = visited;
    const remove = page.getByRole('button', { name: 'Remove Mastercard ending in 4444' });
    await remove.click();
    const question = page.getByRole('group', { name: 'Remove Mastercard ending in 4444?' });
    await question.waitFor();
    expect(await focused(page)).toBe('Keep');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Remove');
    expect(await savedOf(visited)).toHaveLength(2);

    await remove.click();
    await question.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Mastercard ending in 4444 was removed.').waitFor();
    expect(await savedOf(visited)).toEqual(['4242 default']);
    expect(await page.getByText('4444').count()).toBe(1);
    expect(await focused(page)).toBe('Saved payment methods');
  });

  test('says what did not work, and nothing has changed', async () => {
    const visited = await visitCards({ expectedErrors });
    const { page } = visited;
    shop.breakDown(true);
    const button = page.getByRole('button', { name: 'Make Mastercard ending in 4444 the default' });
    await button.click();
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toBe('That did not work. Please try again.');
    expect((await savedOf(visited)).toSorted()).toEqual(['4242 default', '4444']);

    shop.breakDown(false);
    await button.click();
    await page.getByText('is now the default.').waitFor();
    expect(await alertOf(page).count()).toBe(0);
  });

  test('can be loaded again when it could not be loaded', async () => {
    shop.breakDown(true);
    const { page } = await shop.visit('/cards', { expectedErrors });
    await alertOf(page).waitFor();
    shop.breakDown(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('You have no saved payment methods.').waitFor();
    expect(await alertOf(page).count()).toBe(0);
  });

  test('fits a phone', async () => {
    const { page } = await visitCards({ device: 'phone' });
    await page.getByRole('button', { name: 'Remove Visa ending in 4242' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const keep = await page.getByRole('button', { name: 'Keep' }).boundingBox();
    expect(keep?.height).toBeGreaterThanOrEqual(44);
  });
});

const button = (page: Page): Locator =>
  page.getByRole('button', { name: 'Buy two balls of twine' });

describe('CheckoutButton', () => {
  test('goes to the hosted checkout, and from there to the thanks', async () => {
    const { page } = await shop.visit('/buy');
    await button(page).click();
    await page.waitForURL(`${shop.emulatorUrl}/**`);
    await fillCardForm(page, visa);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.waitForURL('**/thanks');
    expect(await page.title()).toBe('Thank you');
  });

  test('asks for one session, however often it is clicked', async () => {
    const { page, user } = await shop.visit('/buy');
    await button(page).dblclick();
    await page.waitForURL(`${shop.emulatorUrl}/**`);
    const asked = shop.requests.filter((text) => text.includes(`{"user":"${user.id}"}`));
    expect(asked).toHaveLength(1);
  });

  test('can be used again by a customer who comes back', async () => {
    const { page } = await shop.visit('/buy');
    await button(page).click();
    await page.waitForURL(`${shop.emulatorUrl}/**`);
    const first = page.url();
    await page.goBack();
    await button(page).click();
    await page.waitForURL(`${shop.emulatorUrl}/**`);
    expect(page.url()).not.toBe(first);
  });

  test('says when the checkout cannot be opened, and tries again', async () => {
    const { page } = await shop.visit('/buy', { expectedErrors });
    shop.breakDown(true);
    await button(page).click();
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toMatch(/could not be opened/);
    shop.breakDown(false);
    await button(page).click();
    await page.waitForURL(`${shop.emulatorUrl}/**`);
  });
});
