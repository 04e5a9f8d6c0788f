// stripe.createPaymentMethod(), stripe.createConfirmationToken() and stripe.createToken(): what a card
// has been typed in for, to be used by the page's server.
// https://docs.stripe.com/js/payment_methods/create_payment_method
// https://docs.stripe.com/js/confirmation_tokens/create_confirmation_token
import { callApi } from '../shared/api.js';
import { ElementsGroup, noMountedElement } from './elements.js';
import { FrameElement } from './frame-element.js';
import { notInEmulator } from './integration-error.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/api.js').Fields} Fields */
/** @typedef {import('../shared/messages.js').Reply} Reply */

/**
 * From all elements, one of them, or the details of a card that is known otherwise.
 *
 * @param {Caller} caller
 * @param {Fields} options
 * @returns {Promise<Reply>}
 */
export async function createPaymentMethod(caller, options) {
  const { elements, element, params } = options;
  const asker = 'stripe.createPaymentMethod()';
  if (elements !== undefined || element !== undefined) {
    const source = elementOf(elements ?? element, asker);
    return source.ask({
      ask: 'send',
      request: { to: 'payment_methods', fields: fieldsIn(params) },
    });
  }
  const { card, ...fields } = options;
  if (card instanceof FrameElement) {
    return card.ask({ ask: 'send', request: { to: 'payment_methods', fields } });
  }
  return callApi(caller, { method: 'POST', path: '/v1/payment_methods', fields: options });
}

/**
 * @param {Fields} options
 * @returns {Promise<Reply>}
 */
export async function createConfirmationToken({ elements, params }) {
  const element = elementOf(elements, 'stripe.createConfirmationToken()');
  return element.ask({
    ask: 'send',
    request: { to: 'confirmation_tokens', fields: fieldsIn(params) },
  });
}

/**
 * A token of a card, which is what came before payment methods.
 *
 * @param {unknown} element
 * @param {Fields} data
 * @returns {Promise<Reply>}
 */
export async function createToken(element, data) {
  if (!(element instanceof FrameElement)) {
    throw notInEmulator('stripe.createToken() of anything but a card element');
  }
  const { currency: _, ...fields } = data;
  return element.ask({ ask: 'send', request: { to: 'tokens', fields } });
}

/**
 * @param {unknown} given
 * @param {string} asker
 */
function elementOf(given, asker) {
  if (given instanceof FrameElement) return given;
  const element = given instanceof ElementsGroup ? given.cardElement() : null;
  if (element === null) throw noMountedElement(asker);
  return element;
}

/** @param {unknown} params @returns {Fields} */
function fieldsIn(params) {
  return typeof params === 'object' && params !== null ? { ...params } : {};
}
