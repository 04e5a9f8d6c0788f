import { Script } from 'node:vm';

import { describe, expect, test } from 'vitest';

import { classicScript } from './classic-script.ts';
import { stripeJs } from './stripe-js.ts';

const entry = new URL('browser/page/window-stripe.js', import.meta.url);

/** Runs the script in a window of our own; gives what it has defined. */
function run(version: string): { Stripe: { (key: unknown): object; version: unknown } } {
  class HTMLScriptElement {
    readonly src = 'http://localhost:12111/endive/stripe.js';
  }
  const page = {
    document: { currentScript: new HTMLScriptElement() },
    HTMLScriptElement,
    URL,
    window: {},
  };
  new Script(stripeJs(version)).runInNewContext(page);
  // The script defines this when it runs, or the tests fail.
  return page.window as ReturnType<typeof run>;
}

describe('classicScript', () => {
  test('gives a script that compiles: no import is left, and no name is there twice', () => {
    expect(() => new Script(stripeJs('endive'))).not.toThrow();
  });

  test('has every module once, behind those that it imports', () => {
    const script = classicScript(entry, {});
    expect(script.match(/class IntegrationError/g)).toHaveLength(1);
    expect(script.match(/async function callApi/g)).toHaveLength(1);
    expect(script.indexOf('class IntegrationError')).toBeLessThan(
      script.indexOf('function notInEmulator'),
    );
    expect(script.indexOf('function createStripe')).toBeLessThan(
      script.indexOf('function Stripe(key'),
    );
  });

  test('puts values where they are named', () => {
    expect(classicScript(entry, { 'stripe-js-version': 'basil' })).toContain("version = 'basil'");
  });
});

describe('Stripe.js as a script', () => {
  test.each([
    ['v3', 3],
    ['endive', 'endive'],
  ])('says that it is %s', (version, said) => {
    expect(run(version).Stripe.version).toBe(said);
  });

  test('refuses a secret key, and no key', () => {
    const { Stripe } = run('endive');
    expect(() => Stripe('sk_test_1')).toThrow('You should not use your secret key with Stripe.js.');
    expect(() => Stripe('')).toThrow('You used an empty string.');
    expect(() => Stripe(undefined)).toThrow('Please call Stripe() with your publishable key.');
  });

  test('has the methods by which libraries for React tell that it is Stripe’s', () => {
    expect(run('endive').Stripe('pk_test_1')).toMatchObject({
      elements: expect.any(Function),
      createToken: expect.any(Function),
      createPaymentMethod: expect.any(Function),
      confirmCardPayment: expect.any(Function),
    });
  });
});
