// A browser for tests. Pages reach this machine and nothing else, and a test that leaves an error in the console
// fails when it is done.
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';

import { findChromium } from './chromium.ts';

export type { Page } from 'playwright-core';

export interface TestBrowser {
  /** Opens an empty page with cookies of its own: 1280×800, or 390×844 with touch for a phone. */
  newPage(options?: PageOptions): Promise<Page>;
  /**
   * Closes all pages and fails when one of them has logged an error, has thrown, or has asked
   * for anything that is not on this machine. Belongs into `afterEach`.
   */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

interface PageOptions {
  device?: 'desktop' | 'phone';
  colorScheme?: 'light' | 'dark';
  /** False has the animations of the pages play. */
  reducedMotion?: boolean;
  /**
   * Complaints of the browser that the test brings about on purpose, such as the one it logs of
   * itself for every reply of status 402.
   */
  expectedErrors?: RegExp;
}

const devices: Record<NonNullable<PageOptions['device']>, BrowserContextOptions> = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
};

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Gives a part the keyboard. Into another origin's frame the focus goes by way of the browser, and until it is there,
 * keystrokes go to the page around: so a harmless key is pressed until the part hears it.
 */
export async function focusOn(part: Locator): Promise<void> {
  await part.evaluate((node) => {
    const hear = (): void => node.setAttribute('data-hears-keys', '');
    node.addEventListener('keydown', hear, { once: true });
  });
  do {
    await part.focus();
    await part.page().keyboard.press('Shift');
  } while ((await part.getAttribute('data-hears-keys')) === null);
}

/** Starts the browser. Its sandbox needs rights that containers don't give. */
export async function launchBrowser(): Promise<TestBrowser> {
  const { executablePath, environment } = await findChromium();
  const browser = await playwright.launch({
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    // Playwright's type has no undefined values, which the environment's own type allows.
    env: { ...(process.env as Record<string, string>), ...environment },
  });
  return new Pages(browser);
}

class Pages implements TestBrowser {
  readonly #browser: Browser;
  #contexts: BrowserContext[] = [];
  #complaints: string[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async newPage({
    device = 'desktop',
    colorScheme = 'light',
    reducedMotion = true,
    expectedErrors,
  }: PageOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      ...devices[device],
      colorScheme,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      locale: 'en-US',
    });
    this.#contexts.push(context);
    const complain = (complaint: string): void => {
      if (expectedErrors?.test(complaint) !== true) this.#complaints.push(complaint);
    };
    await context.route(isElsewhere, (route) => {
      complain(`asked for ${route.request().url()}`);
      return route.abort();
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => complain(`threw ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complain(`logged ${message.text()}`);
    });
    return page;
  }

  async closePages(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
    const complaints = this.#complaints.splice(0);
    if (complaints.length > 0) throw new Error(`A page ${complaints.join('; a page ')}`);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

function isElsewhere(url: URL): boolean {
  return /^(?:https?|wss?):$/.test(url.protocol) && !loopback.has(url.hostname);
}
