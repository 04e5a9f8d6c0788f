// Stripe.js in a real browser, in the page of a shop of another origin that loads it by the official
// loader: every way to pay, with each of the cards that matter, and what the API says afterwards.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import {
  answerBank,
  cvc,
  pay,
  resultOf,
  startTestShop,
  typeCard,
  type ElementKind,
  type TestShop,
} from '../testing/shop/shop-visit.ts';

let visit: TestShop;

beforeAll(async () => {
  visit = await startTestShop();
});

afterEach(() => visit.browser.closePages());

afterAll(() => visit.stop());

const declines = /status of 402/;

const visa = '4242424242424242';
const threeDSecure = '4000002500003155';

const declined = [
  ['4000000000000002', 'card_declined', 'generic_decline', 'Your card was declined.'],
  ['4000000000009995', 'card_declined', 'insufficient_funds', 'Your card has insufficient funds.'],
] as const;

const notAuthenticated =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

async function statusOf({ id }: { id: string }): Promise<string> {
  return (await visit.stripe.paymentIntents.retrieve(id)).status;
}

/** The ways to confirm a payment of the page's own, by the element that takes the card. */
const ways: readonly { element: ElementKind; flow: string; redirect: string }[] = [
  { element: 'payment', flow: 'confirmPayment', redirect: 'if_required' },
  { element: 'card', flow: 'confirmCardPayment', redirect: '' },
  { element: 'split', flow: 'confirmCardPayment', redirect: '' },
];

describe.each(ways)('$flow with $element', ({ element, flow, redirect }) => {
  const begin = async (expectedErrors?: RegExp) => {
    const page = await visit.browser.newPage(
      expectedErrors === undefined ? {} : { expectedErrors },
    );
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    await visit.open(page, { element, flow, redirect, secret: intent.client_secret ?? '' });
    return { page, intent };
  };

  test('4242 is charged', async () => {
    const { page, intent } = await begin();
    await typeCard(page, element, visa);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({
      paymentIntent: { id: intent.id, status: 'succeeded', amount: 2000 },
    });
    expect(await statusOf(intent)).toBe('succeeded');
  });

  test.each(declined)('%s is declined, and another card is taken after it', async (...card) => {
    const [number, code, declineCode, message] = card;
    const { page, intent } = await begin(declines);
    await typeCard(page, element, number);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({
      error: {
        type: 'card_error',
        code,
        decline_code: declineCode,
        message,
        payment_intent: { id: intent.id, status: 'requires_payment_method' },
      },
    });
    await typeCard(page, element, visa);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });

  test('3155 is charged after the bank’s check', async () => {
    const { page, intent } = await begin();
    await typeCard(page, element, threeDSecure);
    await pay(page);
    await answerBank(page, 'Complete');
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
    expect(await page.locator('dialog').count()).toBe(0);
    expect(await statusOf(intent)).toBe('succeeded');
  });

  test('3155 is not charged when the check fails, and is tried again', async () => {
    const { page, intent } = await begin();
    await typeCard(page, element, threeDSecure);
    await pay(page);
    await answerBank(page, 'Fail');
    expect(await resultOf(page)).toMatchObject({
      error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message: notAuthenticated,
        payment_intent: { id: intent.id },
      },
    });
    expect(await statusOf(intent)).toBe('requires_payment_method');
    await pay(page);
    await answerBank(page, 'Complete');
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });

  test('an incomplete card is not sent, and said to be incomplete', async () => {
    const { page, intent } = await begin();
    await typeCard(page, element, '42424242');
    await pay(page);
    expect(await resultOf(page)).toEqual({
      error: {
        type: 'validation_error',
        code: 'incomplete_number',
        message: 'Your card number is incomplete.',
      },
    });
    expect(await statusOf(intent)).toBe('requires_payment_method');
    expect(intent.last_payment_error).toBeNull();
  });
});

describe('redirect: always', () => {
  test.each([
    [visa, null],
    [threeDSecure, 'Complete'],
  ] as const)('%s comes back to the return_url', async (number, answer) => {
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    await visit.open(page, { flow: 'confirmPayment', secret: intent.client_secret ?? '' });
    await typeCard(page, 'payment', number);
    await pay(page);
    if (answer !== null) await answerBank(page, answer);
    await page.waitForURL(/\/returned/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      order: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
  });

  test('a setup comes back with its own parameters', async () => {
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.setupIntents.create({});
    await visit.open(page, { flow: 'confirmSetup', secret: intent.client_secret ?? '' });
    await typeCard(page, 'payment', visa);
    await pay(page);
    await page.waitForURL(/\/returned/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      order: '1',
      setup_intent: intent.id,
      setup_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
  });
});

describe.each([
  { element: 'payment', flow: 'confirmSetup' },
  { element: 'card', flow: 'confirmCardSetup' },
] as const)('$flow', ({ element, flow }) => {
  test('saves a card for a customer, after the bank’s check', async () => {
    const page = await visit.browser.newPage();
    const customer = await visit.stripe.customers.create({});
    const intent = await visit.stripe.setupIntents.create({ customer: customer.id });
    const secret = intent.client_secret ?? '';
    await visit.open(page, { element, flow, redirect: 'if_required', secret });
    await typeCard(page, element, threeDSecure);
    await pay(page);
    await answerBank(page, 'Fail');
    expect(await resultOf(page)).toMatchObject({
      error: { code: 'setup_intent_authentication_failure', message: notAuthenticated },
    });
    await pay(page);
    await answerBank(page, 'Complete');
    expect(await resultOf(page)).toMatchObject({ setupIntent: { status: 'succeeded' } });
    const saved = await visit.stripe.customers.listPaymentMethods(customer.id);
    expect(saved.data.map(({ card }) => card?.last4)).toEqual(['3155']);
  });

  test('4000 0000 0000 0002 is declined', async () => {
    const page = await visit.browser.newPage({ expectedErrors: declines });
    const intent = await visit.stripe.setupIntents.create({});
    const secret = intent.client_secret ?? '';
    await visit.open(page, { element, flow, redirect: 'if_required', secret });
    await typeCard(page, element, '4000000000000002');
    await pay(page);
    expect(await resultOf(page)).toMatchObject({
      error: { type: 'card_error', code: 'card_declined', setup_intent: { id: intent.id } },
    });
  });
});

describe('a card that is typed in before its payment is there', () => {
  test.each([visa, threeDSecure])('%s is paid with', async (number) => {
    const page = await visit.browser.newPage();
    await visit.open(page, { flow: 'deferred', deferred: '' });
    await typeCard(page, 'payment', number);
    await pay(page);
    if (number === threeDSecure) await answerBank(page, 'Complete');
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });

  test('is not sent before elements.submit()', async () => {
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    await visit.open(page, {
      flow: 'unsubmitted',
      deferred: '',
      secret: intent.client_secret ?? '',
    });
    await typeCard(page, 'payment', visa);
    await pay(page);
    expect((await resultOf(page)).thrown).toContain('elements.submit() must be called before');
  });
});

describe.each([
  ['token', 'payment', { deferred: '' }],
  ['paymentMethod', 'card', {}],
  ['cardToken', 'split', {}],
] as const)('confirming on the server with a %s of a %s element', (flow, element, asked) => {
  test('4242 is charged', async () => {
    const page = await visit.browser.newPage();
    await visit.open(page, { flow, element, ...asked });
    await typeCard(page, element, visa);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ status: 'succeeded' });
  });

  test('3155 is charged after handleNextAction', async () => {
    const page = await visit.browser.newPage();
    await visit.open(page, { flow, element, ...asked });
    await typeCard(page, element, threeDSecure);
    await pay(page);
    await answerBank(page, 'Complete');
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });
});

describe('card data', () => {
  test('never reach the shop', async () => {
    // Everything that the tests above have sent to the shop, and one payment more.
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const sentToEmulator: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(visit.emulatorUrl)) {
        sentToEmulator.push(`${request.url()} ${request.postData() ?? ''}`);
      }
    });
    await visit.open(page, { flow: 'confirmPayment', secret: intent.client_secret ?? '' });
    await typeCard(page, 'payment', visa);
    await pay(page);
    await page.waitForURL(/\/returned/);
    const numbers = [visa, threeDSecure, ...declined.map(([number]) => number)];
    const withoutPorts = visit.shop.requests.map((request) =>
      request.replaceAll(/127\.0\.0\.1:\d+/g, ''),
    );
    for (const request of withoutPorts) {
      // Numbers that a request has for reasons of its own have no group of digits like a card's.
      const digits = request.replaceAll(/[ -]/g, '');
      for (const number of numbers) expect(digits).not.toContain(number);
      expect(request).not.toMatch(new RegExp(`(?<![\\w.])${cvc}(?![\\w.])`));
    }
    expect(withoutPorts.length).toBeGreaterThan(20);
    // The same search finds them where they are meant to go, so it would find them at the shop.
    expect(sentToEmulator.filter((request) => request.includes(visa))).toHaveLength(1);
    expect(sentToEmulator.filter((request) => request.includes(cvc))).toHaveLength(1);
  });

  test('can’t be read by the page around the frame', async () => {
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    await visit.open(page, { flow: 'confirmPayment', secret: intent.client_secret ?? '' });
    await typeCard(page, 'payment', visa);
    const seen = await page.evaluate(
      `[document.querySelector('iframe').contentDocument, document.documentElement.outerHTML]`,
    );
    expect(seen).toEqual([null, expect.not.stringContaining('4242')]);
  });
});
