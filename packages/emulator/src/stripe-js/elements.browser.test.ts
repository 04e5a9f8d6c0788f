// What elements do in a page besides taking a card: events, looks, options, the keyboard, and the
// bank's check above them.
import { readFileSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { focusOn, type Page } from '../../../../test/support/browser.ts';
import {
  answerBank,
  cvc,
  fieldsOf,
  pay,
  resultOf,
  startTestShop,
  typeCard,
  type TestShop,
} from '../testing/shop/shop-visit.ts';

let visit: TestShop;

beforeAll(async () => {
  visit = await startTestShop();
});

afterEach(() => visit.browser.closePages());

afterAll(() => visit.stop());

const guide = readFileSync(
  new URL('../../../../docs/guides/stripe-js.md', import.meta.url),
  'utf8',
);

const visa = '4242424242424242';
const threeDSecure = '4000002500003155';

/** Opens the page for a new payment of $20.00. */
async function openFor(page: Page, asked: Readonly<Record<string, string>>): Promise<string> {
  const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  const { id, client_secret: secret } = intent;
  await visit.open(page, { redirect: 'if_required', secret: secret ?? '', ...asked });
  return id;
}

async function eventsOf(page: Page): Promise<string[]> {
  const text = (await page.locator('#events').textContent()) ?? '';
  return text.trim().split('\n');
}

/** How a part inside the frame looks: the values of properties, as the browser has computed them. */
async function lookOf(
  page: Page,
  selector: string,
  properties: readonly string[],
  pseudoElement?: '::placeholder',
): Promise<unknown> {
  const frame = page.frames().find((one) => one.url().includes('/stripe-js/element'));
  const [from, pseudo] = [JSON.stringify(selector), JSON.stringify(pseudoElement ?? null)];
  return frame?.evaluate(
    `(${JSON.stringify(properties)}).map(
      (name) => getComputedStyle(document.querySelector(${from}), ${pseudo})[name])`,
  );
}

async function namesOfEvents(page: Page): Promise<string[]> {
  return (await eventsOf(page)).map((line) => line.split(' ')[0] ?? '');
}

describe('the loader from npm', () => {
  test('takes the emulator’s Stripe.js for its own version, and warns of nothing', async () => {
    const page = await visit.browser.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await openFor(page, { flow: 'confirmPayment' });
    expect(warnings).toEqual([]);
    expect(await page.locator('script[src^="https://js.stripe.com"]').count()).toBe(0);
  });

  test('is switched by the line of the guide, whose code pays', async () => {
    const page = await visit.browser.newPage();
    const intent = await visit.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    await page.goto(`${visit.shop.url}/returned`);
    await page.evaluate(`document.body.innerHTML = '<div id="element"></div>'`);
    const address = /<script src="(http:[^"]+)"><\/script>/.exec(guide)?.[1] ?? '';
    await page.addScriptTag({ url: address.replace('http://localhost:12111', visit.emulatorUrl) });
    const [mount = '', confirm = ''] = (/```js\n(.*?)```/s.exec(guide)?.[1] ?? '').split('\n\n');
    await page.addScriptTag({
      type: 'module',
      content: `import { loadStripe } from '/stripe-js.mjs';
        const clientSecret = '${intent.client_secret}';
        const appearance = {};
        ${mount}
        globalThis.confirm = async () => {
          ${confirm.replace('https://shop.example', visit.shop.url)}
          throw new Error(error.message);
        };`,
    });
    await typeCard(page, 'payment', visa);
    await page.evaluate('void confirm()');
    await page.waitForURL(`${visit.shop.url}/returned?order=1&payment_intent=${intent.id}*`);
    const paid = await visit.stripe.paymentIntents.retrieve(intent.id);
    expect(paid.status).toBe('succeeded');
  });
});

describe('events', () => {
  test('of a Card Element tell how far it is filled in, and never with what', async () => {
    const page = await visit.browser.newPage();
    await openFor(page, { element: 'card', flow: 'confirmCardPayment' });
    const { number } = fieldsOf(page, 'card');
    await number.fill('4242424242424241');
    await page.getByText('invalid_number').waitFor();
    expect(await page.locator('#element').getAttribute('class')).toBe(
      'StripeElement StripeElement--focus StripeElement--invalid',
    );
    await typeCard(page, 'card', visa);
    await page.getByText('"complete":true').waitFor();
    expect(await page.locator('#element').getAttribute('class')).toBe(
      'StripeElement StripeElement--focus StripeElement--complete',
    );
    const changes = (await eventsOf(page)).filter((line) => line.startsWith('change '));
    expect(changes.map((line) => JSON.parse(line.slice('change '.length)))).toEqual([
      {
        elementType: 'card',
        empty: false,
        complete: false,
        error: {
          type: 'validation_error',
          code: 'invalid_number',
          message: 'Your card number is invalid.',
        },
        brand: 'visa',
        value: { postalCode: '' },
      },
      {
        elementType: 'card',
        empty: false,
        complete: false,
        brand: 'visa',
        value: { postalCode: '' },
      },
      {
        elementType: 'card',
        empty: false,
        complete: true,
        brand: 'visa',
        value: { postalCode: '94107' },
      },
    ]);
  });

  test.each(['payment', 'card'] as const)('of a %s element come in order', async (element) => {
    const page = await visit.browser.newPage();
    await openFor(page, { element, flow: 'confirmPayment' });
    await page.getByRole('button', { name: 'Focus' }).click();
    await page.getByText('focus {').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('escape {').waitFor();
    await page.keyboard.type('4');
    await page.getByText('change {').waitFor();
    await page.locator('h1').click();
    await page.getByText('blur {').waitFor();
    expect(await namesOfEvents(page)).toEqual(
      // A number that is left too short is wrong; only the Card Element says so to the page.
      element === 'card'
        ? ['ready', 'focus', 'escape', 'change', 'change', 'blur']
        : ['ready', 'focus', 'escape', 'change', 'blur'],
    );
  });

  test('loaderror comes when there is no such payment', async () => {
    const page = await visit.browser.newPage({ expectedErrors: /status of 40/ });
    const asked = new URLSearchParams({ secret: 'pi_unknown_secret_unknown' });
    await page.goto(`${visit.shop.url}/?${asked.toString()}`);
    await page.getByText('loaderror {').waitFor();
    expect((await eventsOf(page))[0]).toContain('"code":"resource_missing"');
  });
});

describe('an element', () => {
  test('is cleared, and taken out of the page', async () => {
    const page = await visit.browser.newPage();
    await openFor(page, { element: 'card', flow: 'confirmCardPayment' });
    await typeCard(page, 'card', visa);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('"empty":true').waitFor();
    expect(await fieldsOf(page, 'card').number.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Unmount' }).click();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('#element').getAttribute('class')).toBe('');
  });

  test('goes on to the next field by itself, and pays by Enter', async () => {
    const page = await visit.browser.newPage();
    const id = await openFor(page, { flow: 'confirmPayment' });
    await focusOn(fieldsOf(page, 'payment').number);
    await page.keyboard.type(visa);
    await page.keyboard.type(`1234${cvc}`);
    await fieldsOf(page, 'payment').postalCode.fill('94107');
    await page.keyboard.press('Enter');
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { id, status: 'succeeded' } });
  });

  test('asks for a postal code where there are any', async () => {
    const page = await visit.browser.newPage();
    const id = await openFor(page, { flow: 'confirmPayment' });
    const { number, expiry, cvc: code, postalCode } = fieldsOf(page, 'payment');
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]');
    await frame.getByLabel('Country').selectOption('GB');
    await frame.getByLabel('Postcode').waitFor();
    await frame.getByLabel('Country').selectOption('HK');
    await postalCode.waitFor({ state: 'hidden' });
    await number.fill(visa);
    await expiry.fill('12 / 34');
    await code.fill(cvc);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
    const charges = await visit.stripe.charges.list({ payment_intent: id });
    expect(charges.data[0]?.billing_details.address).toMatchObject({
      country: 'HK',
      postal_code: null,
    });
  });

  test('leaves out the address that the page knows itself, and wants it then', async () => {
    const page = await visit.browser.newPage();
    const options = JSON.stringify({ fields: { billingDetails: { address: 'never' } } });
    await openFor(page, { flow: 'confirmPayment', options });
    const { number, expiry, cvc: code, postalCode } = fieldsOf(page, 'payment');
    expect(await postalCode.isVisible()).toBe(false);
    await number.fill(visa);
    await expiry.fill('12 / 34');
    await code.fill(cvc);
    await pay(page);
    expect((await resultOf(page)).thrown).toContain(
      'IntegrationError: You specified "never" for fields.billing_details.address.country',
    );
  });

  test('looks as the page says', async () => {
    const page = await visit.browser.newPage();
    const appearance = JSON.stringify({
      theme: 'night',
      variables: { borderRadius: '14px', colorBackground: '#102030', fontFamily: 'Georgia, serif' },
      rules: { '.Label': { textTransform: 'uppercase' }, 'body, .Input': { display: 'none' } },
    });
    await openFor(page, { flow: 'confirmPayment', appearance });
    expect(await lookOf(page, '[name="number"]', ['borderRadius', 'backgroundColor'])).toEqual([
      '14px',
      'rgb(16, 32, 48)',
    ]);
    expect(await lookOf(page, '[name="number"]', ['fontFamily', 'display'])).toEqual([
      'Georgia, serif',
      'block',
    ]);
    expect(await lookOf(page, '.Label', ['textTransform'])).toEqual(['uppercase']);
  });

  test('of one line is styled as the page says', async () => {
    const page = await visit.browser.newPage();
    const options = JSON.stringify({
      hidePostalCode: true,
      style: { base: { fontSize: '20px', '::placeholder': { color: '#336699' } } },
    });
    await openFor(page, { element: 'card', flow: 'confirmCardPayment', options });
    expect(await fieldsOf(page, 'card').postalCode.isVisible()).toBe(false);
    const field = '[name="cardnumber"]';
    expect(await lookOf(page, field, ['fontSize'])).toEqual(['20px']);
    expect(await lookOf(page, field, ['color'], '::placeholder')).toEqual(['rgb(51, 102, 153)']);
  });

  test('fits a phone', async () => {
    const page = await visit.browser.newPage({ device: 'phone' });
    await openFor(page, { element: 'card', flow: 'confirmCardPayment' });
    await typeCard(page, 'card', visa);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });
});

describe('the bank’s check above the page', () => {
  test.each(['Escape', 'Close your bank’s check'])('is given up by %s', async (how) => {
    const page = await visit.browser.newPage();
    const id = await openFor(page, { flow: 'confirmPayment' });
    await typeCard(page, 'payment', threeDSecure);
    await pay(page);
    const bank = page.frameLocator('iframe[name="__stripeJSChallengeFrame"]');
    await focusOn(bank.getByRole('button', { name: 'Complete' }));
    // The button can be seen before the script that hears the keys has run.
    await page.frame('__stripeJSChallengeFrame')?.waitForLoadState();
    if (how === 'Escape') await page.keyboard.press('Escape');
    else await page.getByRole('button', { name: 'Close your bank' }).click();
    expect(await resultOf(page)).toMatchObject({
      error: { code: 'payment_intent_authentication_failure' },
    });
    expect((await visit.stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method');
  });

  test('stands in the page that has the secret, and in no other', async () => {
    const intent = await visit.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: `${visit.shop.url}/returned`,
    });
    const policyFor = async (query: Readonly<Record<string, string>>): Promise<string> => {
      const asked = new URLSearchParams(query).toString();
      const reply = await fetch(`${visit.emulatorUrl}/3d_secure/${intent.id}?${asked}`);
      const policy = reply.headers.get('Content-Security-Policy') ?? '';
      return policy.slice(policy.indexOf('frame-ancestors'));
    };
    const secret = intent.client_secret ?? '';
    const embedder = visit.shop.url;
    expect(await policyFor({ client_secret: secret, embedder })).toBe(
      `frame-ancestors 'self' ${embedder}`,
    );
    const ours = "frame-ancestors 'self'";
    expect(await policyFor({ embedder })).toBe(ours);
    expect(await policyFor({ client_secret: 'wrong', embedder })).toBe(ours);
    for (const bad of ['*', `${embedder}/`, `${embedder}; script-src *`, 'null', 'data:,x']) {
      expect(await policyFor({ client_secret: secret, embedder: bad })).toBe(ours);
    }
  });
});

describe('a lost connection', () => {
  test('is an error that the page can show, and the payment can be tried again', async () => {
    const page = await visit.browser.newPage({ expectedErrors: /ERR_FAILED/ });
    await openFor(page, { flow: 'confirmPayment' });
    await typeCard(page, 'payment', visa);
    await page.route('**/confirm', (route) => route.abort());
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ error: { type: 'api_connection_error' } });
    await page.unroute('**/confirm');
    await pay(page);
    expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
  });
});

test('a page that has Stripe.js from localhost pays as well', async () => {
  const page = await visit.browser.newPage();
  await openFor(page, { flow: 'confirmPayment', host: 'localhost' });
  await typeCard(page, 'payment', threeDSecure);
  await pay(page);
  await answerBank(page, 'Complete');
  expect(await resultOf(page)).toMatchObject({ paymentIntent: { status: 'succeeded' } });
});
