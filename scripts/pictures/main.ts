// `npm run pictures`: takes the pictures of the documents from the running store and emulator.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEmbeddedPostgres } from 'billhook/embedded';

import { launchBrowser, type Page } from '../../test/support/browser.ts';
import { fillCardForm, payByCard } from '../../test/support/pay-by-card.ts';
import { alertOf, submit, typeCard } from '../../test/support/payment-form.ts';
import { startTestStore, type TestStore } from '../../test/support/test-store.ts';

const images = fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(images, { recursive: true });
const directory = mkdtempSync(join(tmpdir(), 'billhook-pictures-'));
const server = await startEmbeddedPostgres({ directory });
const store = await startTestStore({ databaseUrl: server.url });
const browser = await launchBrowser();

await shop('desktop');
await shop('phone');

await browser.close();
await store.stop();
await server.stop();
rmSync(directory, { recursive: true });

async function shop(device: 'desktop' | 'phone'): Promise<void> {
  const page = await browser.newPage({ device, expectedErrors: /402/ });
  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(images, `${name}-${device}.png`) });

  await page.goto(store.url);
  await picture('store');
  await openCheckout(page, store, 'Buy: Ash-handled billhook');
  await fillCardForm(page, '4242424242424242');
  await picture('checkout');
  await payByCard(page, '4000000000009995');
  await page.getByRole('alert').getByText('insufficient').waitFor();
  await picture('checkout-declined');
  await payByCard(page, '4000002500003155');
  const bank = page.frameLocator('#challenge-frame');
  await bank.getByRole('button', { name: 'Complete' }).waitFor();
  await picture('checkout-3d-secure');
  await bank.getByRole('button', { name: 'Complete' }).click();
  await page.locator('[data-status=paid]').waitFor();
  await picture('order-paid');

  await payOnOwnPage(page, '4000000000009995', picture);
  await answerDispute(page, picture);
}

type Picture = (name: string) => Promise<unknown>;

async function payOnOwnPage(page: Page, declined: string, picture: Picture): Promise<void> {
  await page.goto(store.url);
  await page.getByRole('button', { name: 'pay on this site: Ash-handled billhook' }).click();
  await typeCard(page, declined);
  await picture('own-page');
  await submit(page, 'Pay $48.00');
  await alertOf(page).waitFor();
  await picture('own-page-declined');
}

async function answerDispute(page: Page, picture: Picture): Promise<void> {
  await typeCard(page, '4000000000000259');
  await submit(page, 'Pay $48.00');
  await page.locator('[data-status=disputed]').waitFor();
  await page.goto(`${store.url}/admin`);
  await picture('admin');
  await page.getByRole('link', { name: 'Answer' }).click();
  await page.getByLabel('Why was the payment right?').fill('winning_evidence');
  await picture('dispute');
  // On the next device there shall be nothing left to answer.
  await page.getByRole('button', { name: 'Send to the bank' }).click();
  await page.locator('[data-status=under_review]').waitFor();
  store.emulator.clock.advanceMs(6_000);
  await page.locator('[data-status=won]').waitFor();
}

async function openCheckout(page: Page, { emulatorUrl }: TestStore, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(`${emulatorUrl}/c/pay/**`);
}
