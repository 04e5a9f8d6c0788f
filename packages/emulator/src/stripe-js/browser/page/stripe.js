// The object that `Stripe('pk_test_…')` gives: the surface of Stripe.js, as its own types have it.
// https://docs.stripe.com/js
import { intentOf, intentOfKind } from './client-secret.js';
import { confirmWithCard } from './confirm-card.js';
import { confirmWithElements } from './confirm-elements.js';
import { createConfirmationToken, createPaymentMethod, createToken } from './create-from-card.js';
import { ElementsGroup } from './elements.js';
import { fetchIntent, followIntent } from './intent-calls.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('../shared/messages.js').Reply} Reply */
/** @typedef {import('./confirm-elements.js').ConfirmOptions} ConfirmOptions */
/** @typedef {import('./elements.js').GroupOptions} GroupOptions */
/** @typedef {import('./intent-calls.js').IntentAnswer} IntentAnswer */
/** @typedef {import('@stripe/stripe-js').Stripe} Stripe */

/**
 * What the emulator's Stripe.js has of Stripe's.
 *
 * @typedef {Pick<Stripe, 'elements' | 'confirmPayment' | 'confirmSetup' | 'confirmCardPayment'
 *   | 'confirmCardSetup' | 'createPaymentMethod' | 'createConfirmationToken' | 'createToken'
 *   | 'handleNextAction' | 'handleCardAction' | 'retrievePaymentIntent' | 'retrieveSetupIntent'
 *   | 'registerAppInfo'>} EmulatedStripe
 */

/** What the loader of npm calls besides. @typedef {{ _registerWrapper: () => void }} Wrapped */

/**
 * @param {Caller} caller
 * @returns {EmulatedStripe & Wrapped}
 */
export function createStripe(caller) {
  const surface = {
    ...confirmations(caller),
    ...lookUps(caller),
    ...creations(caller),
    /** @param {GroupOptions} [options] */
    elements: (options = {}) => new ElementsGroup(caller, options),
    registerAppInfo: ignore,
    _registerWrapper: ignore,
  };
  // Stripe's types have an overload for each way to call a method; here one function takes them all,
  // looks at what it is given, and refuses the elements that are not there.
  return /** @type {EmulatedStripe & Wrapped} */ (/** @type {unknown} */ (surface));
}

/** @param {Caller} caller */
function confirmations(caller) {
  return {
    /** @param {ConfirmOptions} options */
    confirmPayment: async (options) =>
      named(await confirmWithElements(caller, 'payment_intent', options), 'paymentIntent'),

    /** @param {ConfirmOptions} options */
    confirmSetup: async (options) =>
      named(await confirmWithElements(caller, 'setup_intent', options), 'setupIntent'),

    /**
     * @param {string} clientSecret
     * @param {Fields} [data]
     * @param {{ handleActions?: boolean }} [options]
     */
    confirmCardPayment: async (clientSecret, data = {}, options = {}) =>
      named(
        await confirmWithCard(caller, 'payment_intent', clientSecret, data, options),
        'paymentIntent',
      ),

    /**
     * @param {string} clientSecret
     * @param {Fields} [data]
     * @param {{ handleActions?: boolean }} [options]
     */
    confirmCardSetup: async (clientSecret, data = {}, options = {}) =>
      named(
        await confirmWithCard(caller, 'setup_intent', clientSecret, data, options),
        'setupIntent',
      ),
  };
}

/** @param {Caller} caller */
function lookUps(caller) {
  return {
    /** @param {string} clientSecret */
    retrievePaymentIntent: async (clientSecret) => {
      const intent = intentOfKind(clientSecret, 'stripe.retrievePaymentIntent()', 'payment_intent');
      return named(await fetchIntent(caller, intent), 'paymentIntent');
    },

    /** @param {string} clientSecret */
    retrieveSetupIntent: async (clientSecret) => {
      const intent = intentOfKind(clientSecret, 'stripe.retrieveSetupIntent()', 'setup_intent');
      return named(await fetchIntent(caller, intent), 'setupIntent');
    },

    /** @param {{ clientSecret?: string }} options */
    handleNextAction: async ({ clientSecret }) => {
      const intent = intentOf(clientSecret, 'stripe.handleNextAction()');
      const answer = await followIntent(caller, intent, await fetchIntent(caller, intent));
      return named(answer, intent.kind === 'payment_intent' ? 'paymentIntent' : 'setupIntent');
    },

    /** @param {string} clientSecret */
    handleCardAction: async (clientSecret) => {
      const intent = intentOfKind(clientSecret, 'stripe.handleCardAction()', 'payment_intent');
      const answer = await followIntent(caller, intent, await fetchIntent(caller, intent));
      return named(answer, 'paymentIntent');
    },
  };
}

/** @param {Caller} caller */
function creations(caller) {
  return {
    /** @param {Fields} options */
    createPaymentMethod: async (options) =>
      named(await createPaymentMethod(caller, options), 'paymentMethod'),

    /** @param {Fields} options */
    createConfirmationToken: async (options) =>
      named(await createConfirmationToken(options), 'confirmationToken'),

    /**
     * @param {unknown} element
     * @param {Fields} [data]
     */
    createToken: async (element, data = {}) => named(await createToken(element, data), 'token'),
  };
}

/**
 * An answer as the methods of Stripe.js give it: the object under its name, or the error.
 *
 * @param {IntentAnswer | Reply} answer
 * @param {string} name
 */
function named({ value, error }, name) {
  return error === undefined ? { [name]: value } : { error };
}

function ignore() {
  // Stripe counts which libraries call it; the emulator doesn't.
}
