import { expect } from 'vitest';

import type { Page } from './browser.ts';

/** The state that the store's order page shows, or comes to show within seconds. */
export async function expectStatus(page: Page, status: string): Promise<void> {
  const shown = (): Promise<string | null> => page.locator('.status').getAttribute('data-status');
  await expect.poll(shown, { timeout: 10_000 }).toBe(status);
}
