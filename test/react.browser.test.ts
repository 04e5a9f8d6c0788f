// The React components in a real browser, in the page of a shop of another origin than the emulator: each form with
// each of the cards that matter, and what the library says afterwards.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { focusOn, type Page } from './support/browser.ts';
import { missionCards } from './support/emulated-billhook.ts';
import {
  alertOf,
  answerTheBank,
  cardDataIn,
  fieldsOf,
  securityCode,
  submit,
  typeCard,
} from './support/payment-form.ts';
import {
  focused,
  startReactShop,
  tabTo,
  toldApp,
  type Visit,
  type VisitedShop,
} from './support/react-shop-visit.ts';

let shop: VisitedShop;

beforeAll(async () => {
  shop = await startReactShop();
});

afterEach(() => shop.closeVisits());

afterAll(() => shop.stop());

/** The browser logs each reply of status 402 as an error; a card that is declined is meant here. */
const expectedErrors = /status of 402/;
const thanks = 'Thank you. Your payment was successful.';
const declined =
  'Your payment was declined. Please use another payment method, or contact your bank.';
const noMoney =
  'There is not enough money available on this card or account. Please use another payment method.';
const notConfirmed =
  'Your payment could not be confirmed with your bank. Please try again, or use another payment method.';

const statusOf = async ({ order }: Visit): Promise<string[]> =>
  (await shop.billhook.payments.forReference(order)).map(({ outcome }) => outcome.status);

const methodsOf = async ({ user }: Visit): Promise<(string | null)[]> =>
  (await shop.billhook.paymentMethods.list(user)).map(({ last4 }) => last4);

/** A style of Stripe's fields, resolved. */
const styleOf = async (page: Page, property: string): Promise<string | undefined> =>
  fieldsOf(page)
    .getByLabel('Card number')
    .evaluate(
      (field, name) =>
        field.ownerDocument.defaultView?.getComputedStyle(field).getPropertyValue(name),
      property,
    );

const pay = async (page: Page): Promise<void> => submit(page, 'Pay $20.00');

describe('PaymentForm', () => {
  test('4242 is paid; the app is told once, the focus is on the thanks', async () => {
    const visited = await shop.visit('/pay');
    const { page } = visited;
    await typeCard(page, missionCards.succeeds);
    await pay(page);
    await page.getByText(thanks).waitFor();
    expect(await focused(page)).toBe(thanks);
    expect(await toldApp(page)).toEqual([expect.stringMatching(/^success pi_/)]);
    expect(await statusOf(visited)).toEqual(['succeeded']);
  });

  test.each([
    ['0002', missionCards.declined, declined],
    ['9995', missionCards.insufficientFunds, noMoney],
  ])('%s is declined in words for the customer, and another card pays', async (_, card, words) => {
    const visited = await shop.visit('/pay', { expectedErrors });
    const { page } = visited;
    await typeCard(page, card);
    await pay(page);
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toBe(words);
    expect(await focused(page)).toBe(words);
    expect(await statusOf(visited)).toEqual(['declined']);

    await typeCard(page, missionCards.succeeds);
    await pay(page);
    await page.getByText(thanks).waitFor();
    expect(await statusOf(visited)).toEqual(['succeeded']);
    expect(await toldApp(page)).toEqual([expect.stringMatching(/^success pi_/)]);
  });

  test('3155 is paid once the bank has its answer', async () => {
    const visited = await shop.visit('/pay');
    const { page } = visited;
    await typeCard(page, missionCards.asksTheBank);
    await pay(page);
    await page.getByText('Your bank may ask you to confirm').waitFor();
    await answerTheBank(page, 'Complete');
    await page.getByText(thanks).waitFor();
    expect(await statusOf(visited)).toEqual(['succeeded']);
  });

  test('3155 is not paid when the check fails, and can be tried again', async () => {
    const visited = await shop.visit('/pay', { expectedErrors });
    const { page } = visited;
    await typeCard(page, missionCards.asksTheBank);
    await pay(page);
    await answerTheBank(page, 'Fail');
    await alertOf(page).waitFor();
    expect(await focused(page)).toBe(notConfirmed);

    await pay(page);
    await answerTheBank(page, 'Complete');
    await page.getByText(thanks).waitFor();
    expect(await statusOf(visited)).toEqual(['succeeded']);
  });

  test('an incomplete card is not sent; the focus stays with the fields', async () => {
    const visited = await shop.visit('/pay');
    const { page } = visited;
    await typeCard(page, '42424242');
    await pay(page);
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toBe('Your card number is incomplete.');
    expect(await fieldsOf(page).locator(':focus').getAttribute('name')).toBe('number');
    expect(await statusOf(visited)).toEqual(['requires_payment_method']);
  });

  test('a payment that was made says so after a reload, to the app as well', async () => {
    const { page } = await shop.visit('/pay');
    await typeCard(page, missionCards.succeeds);
    await pay(page);
    await page.getByText(thanks).waitFor();
    await page.reload();
    await page.getByText(thanks).waitFor();
    expect(await toldApp(page)).toEqual([expect.stringMatching(/^success pi_/)]);
    expect(await page.locator(':focus').count()).toBe(0);
  });

  test('a decline is still told after a reload, without a move of the focus', async () => {
    const { page } = await shop.visit('/pay', { expectedErrors });
    await typeCard(page, missionCards.insufficientFunds);
    await pay(page);
    await alertOf(page).waitFor();
    await page.reload();
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toBe(noMoney);
    expect(await page.locator(':focus').count()).toBe(0);
  });

  test('two clicks at once are one charge', async () => {
    const visited = await shop.visit('/pay');
    const { page } = visited;
    await typeCard(page, missionCards.succeeds);
    await page.locator('button[aria-disabled="false"]').dblclick();
    await page.getByText(thanks).waitFor();
    const [payment] = await shop.billhook.payments.forReference(visited.order);
    const charges = await shop.billhook.stripe.charges.list({ payment_intent: payment?.id ?? '' });
    expect(charges.data).toHaveLength(1);
  });

  test('an answer that is lost on the way is looked up: the payment was made', async () => {
    const visited = await shop.visit('/pay', { expectedErrors: /Failed to load resource/ });
    const { page } = visited;
    await page.route('**/v1/payment_intents/*/confirm', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await typeCard(page, missionCards.succeeds);
    await pay(page);
    await page.getByText(thanks).waitFor();
    expect(await toldApp(page)).toEqual([
      'error api_connection_error',
      expect.stringMatching(/^success pi_/),
    ]);
  });

  test('without a connection the customer is told to try again, and can', async () => {
    const visited = await shop.visit('/pay', { expectedErrors: /Failed to load resource/ });
    const { page } = visited;
    await typeCard(page, missionCards.succeeds);
    await page.route('**/v1/**', (route) => route.abort('internetdisconnected'));
    await pay(page);
    await alertOf(page).waitFor();
    expect(await focused(page)).toMatch(/could not reach.*you will not be charged twice/);
    await page.unroute('**/v1/**');
    await pay(page);
    await page.getByText(thanks).waitFor();
    expect(await statusOf(visited)).toEqual(['succeeded']);
  });

  test('Stripe.js that cannot be loaded can be loaded again', async () => {
    // Nor does the page let it come from Stripe itself, where the loader looks for it next.
    const blocked = /Failed to load resource|Content Security Policy/;
    const { page, url } = await shop.prepare('/pay', { expectedErrors: blocked });
    const script = `${shop.emulatorUrl}/endive/stripe.js`;
    await page.route(script, (route) => route.abort());
    await page.goto(url);
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toMatch(/could not be loaded/);
    expect(await toldApp(page)).toContain('error Failed to load Stripe.js');

    await page.unroute(script);
    await page.addScriptTag({ url: script });
    await page.getByRole('button', { name: 'Try again' }).click();
    await typeCard(page, missionCards.succeeds);
    await pay(page);
    await page.getByText(thanks).waitFor();
  });

  test('a client secret that is not known offers no other attempt, and the app is told', async () => {
    const { page } = await shop.visit(
      '/pay',
      { expectedErrors: /status of 40\d/ },
      { secret: 'pi_unknown_secret_unknown' },
    );
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toMatch(/not available.*contact the seller/);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await toldApp(page)).toContain('error invalid_request_error');
  });

  test('speaks the page’s language', async () => {
    const { page } = await shop.visit('/pay', { expectedErrors }, { lang: 'de-AT' });
    await typeCard(page, missionCards.insufficientFunds);
    await page.locator('button[aria-disabled="false"]').click();
    await alertOf(page).waitFor();
    expect(await page.getByRole('button').textContent()).toMatch(/20,00.*bezahlen/);
    expect(await alertOf(page).textContent()).toMatch(/Karte oder|Guthaben|Konto/);
  });
});

describe('card data', () => {
  test('is looked for in a way that finds it', () => {
    const leaks = [
      `POST /pay {} {"number":"4000 0000 0000 0002"}`,
      `GET /pay?cvc=${securityCode} {}`,
    ];
    expect(cardDataIn([...leaks, 'GET /pay?user=user_1 {}'])).toEqual(leaks);
  });

  test('is not in the app’s page while it is typed, nor when it is sent', async () => {
    const { page } = await shop.visit('/pay');
    await typeCard(page, missionCards.succeeds);
    const typed = await page.content();
    await pay(page);
    await page.getByText(thanks).waitFor();
    expect(cardDataIn([typed, await page.content()])).toEqual([]);
    expect(typed).toContain('Secure payment input frame');
  });
});

describe('how it looks', () => {
  test('Stripe’s fields follow the variables of the page', async () => {
    const { page } = await shop.visit('/pay', {}, { theme: 'plum' });
    await page.locator('button[aria-disabled="false"]').waitFor();
    expect(await styleOf(page, 'border-radius')).toBe('2px');
  });

  test('Stripe’s fields are dark where the page is', async () => {
    const { page } = await shop.visit('/pay', { colorScheme: 'dark' });
    await page.locator('button[aria-disabled="false"]').waitFor();
    expect(await styleOf(page, 'background-color')).toBe('rgb(26, 33, 29)');
  });

  test('it fits a phone, and its button a thumb', async () => {
    const { page } = await shop.visit('/pay', { device: 'phone', expectedErrors });
    await typeCard(page, missionCards.declined);
    await pay(page);
    await alertOf(page).waitFor();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    const button = await page.getByRole('button').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(44);
  });
});

test('a payment by the keyboard alone', async () => {
  const visited = await shop.visit('/pay', { expectedErrors });
  const { page } = visited;
  await page.locator('button[aria-disabled="false"]').waitFor();
  const fields = fieldsOf(page);
  const type = async (card: string): Promise<void> => {
    await focusOn(fields.getByLabel('Card number'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(card);
    for (const [label, text] of [
      ['Expiration date', '1234'],
      ['Security code', securityCode],
      ['ZIP code', '94107'],
    ] as const) {
      await tabTo(page, fields.getByLabel(label));
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    }
  };
  const button = page.getByRole('button', { name: 'Pay $20.00' });
  await type(missionCards.declined);
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await alertOf(page).waitFor();
  expect(await focused(page)).toBe(declined);
  // The button follows what the focus is on.
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Pay $20.00');

  await type(missionCards.succeeds);
  await tabTo(page, button);
  await page.keyboard.press('Space');
  await page.getByText(thanks).waitFor();
  expect(await statusOf(visited)).toEqual(['succeeded']);
});

describe('SaveCardForm', () => {
  const saved = 'Your card is saved.';
  test('4242 is saved', async () => {
    const visited = await shop.visit('/save');
    await typeCard(visited.page, missionCards.succeeds);
    await submit(visited.page, 'Save card');
    await visited.page.getByText(saved).waitFor();
    expect(await focused(visited.page)).toBe(saved);
    expect(await methodsOf(visited)).toEqual(['4242']);
    expect(await toldApp(visited.page)).toEqual([expect.stringMatching(/^success seti_/)]);
  });

  test.each([
    ['0002', missionCards.declined, declined],
    ['9995', missionCards.insufficientFunds, noMoney],
  ])('%s is declined in words for the customer, and another is saved', async (_, card, words) => {
    const visited = await shop.visit('/save', { expectedErrors });
    const { page } = visited;
    await typeCard(page, card);
    await submit(page, 'Save card');
    await alertOf(page).waitFor();
    expect(await alertOf(page).textContent()).toBe(words);
    expect(await methodsOf(visited)).toEqual([]);

    await typeCard(page, missionCards.succeeds);
    await submit(page, 'Save card');
    await page.getByText(saved).waitFor();
    expect(await methodsOf(visited)).toEqual(['4242']);
  });

  test.each(['Complete', 'Fail'] as const)('3155 asks the bank: %s', async (answer) => {
    const visited = await shop.visit('/save', { expectedErrors });
    const { page } = visited;
    await typeCard(page, missionCards.asksTheBank);
    await submit(page, 'Save card');
    await answerTheBank(page, answer);
    await page.getByText(answer === 'Complete' ? saved : notConfirmed).waitFor();
    expect(await methodsOf(visited)).toEqual(answer === 'Complete' ? ['3155'] : []);
  });
});
