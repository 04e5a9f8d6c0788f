// Defines `window.Stripe`. This must have happened when the script has run: the loader from npm and
// pages with a script tag look for it then.
import { IntegrationError } from './integration-error.js';
import { createStripe } from './stripe.js';

/** The version that this script was asked for; the loader from npm expects its own. @type {string} */
const version = '{{stripe-js-version}}';

const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;

/**
 * @param {unknown} key
 * @param {{ stripeAccount?: string }} [options]
 */
function Stripe(key, { stripeAccount } = {}) {
  return createStripe({ origin, key: publishableKey(key), account: stripeAccount ?? null });
}

/** @param {unknown} key */
function publishableKey(key) {
  if (typeof key !== 'string' || key === '') {
    throw new IntegrationError(
      `Please call Stripe() with your publishable key. You used ${key === '' ? 'an empty string' : `"${String(key)}"`}.`,
    );
  }
  if (/^(?:sk|rk)_/.test(key)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    );
  }
  return key;
}

Stripe.version = version === 'v3' ? 3 : version;

// The types of Stripe.js say what a page may rely on there; this has the part that is emulated.
Object.assign(window, { Stripe });
