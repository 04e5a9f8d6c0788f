// A group of elements: what they have in common, and which of them takes the card.
// https://docs.stripe.com/js/elements_object
import { callApi } from '../shared/api.js';
import { intentOf } from './client-secret.js';
import { FrameElement } from './frame-element.js';
import { IntegrationError, notInEmulator } from './integration-error.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('@stripe/stripe-js').Appearance} Appearance */
/** @typedef {import('@stripe/stripe-js').StripeError} StripeError */
/** @typedef {import('./frame-element.js').Options} ElementOptions */

/**
 * @typedef {object} GroupOptions
 * @property {string} [clientSecret]
 * @property {string} [mode]
 * @property {number} [amount]
 * @property {string} [currency]
 * @property {Appearance} [appearance]
 */

const knownTypes = new Set(['payment', 'card', 'cardNumber', 'cardExpiry', 'cardCvc']);

export class ElementsGroup {
  #caller;
  #options;
  #id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    '',
  );
  /** @type {Map<string, FrameElement>} */
  #elements = new Map();
  #submitted = false;
  /** @type {Set<() => void>} */
  #onUpdateEnd = new Set();

  /**
   * @param {Caller} caller
   * @param {GroupOptions} options
   */
  constructor(caller, options) {
    if (options.clientSecret !== undefined) intentOf(options.clientSecret, 'elements()');
    this.#caller = caller;
    this.#options = options;
  }

  /** The secret of the intent; null when it is made after the card has been typed in. */
  get clientSecret() {
    return this.#options.clientSecret ?? null;
  }

  get submitted() {
    return this.#submitted;
  }

  /**
   * @param {string} type
   * @param {ElementOptions} [options]
   */
  create(type, options = {}) {
    if (!knownTypes.has(type)) throw notInEmulator(`The element '${type}'`);
    if (this.#elements.has(type)) {
      throw new IntegrationError(
        `Can only create one Element of type ${type} through one Elements instance.`,
      );
    }
    if (type === 'payment') this.#checkOfPayment();
    const element = new FrameElement(type, this.#groupFor(type), options);
    this.#elements.set(type, element);
    return element;
  }

  /**
   * The element of this type; the components of React have their type under a name of its own.
   *
   * @param {string | { __elementType?: string }} type
   */
  getElement(type) {
    // oxlint-disable-next-line eslint/no-underscore-dangle -- The name is theirs.
    const name = typeof type === 'string' ? type : (type.__elementType ?? '');
    return this.#elements.get(name) ?? null;
  }

  /** @param {GroupOptions} options Merged into those that the group has. */
  async update(options) {
    this.#options = { ...this.#options, ...options };
    await Promise.all(Array.from(this.#elements.values(), (element) => element.refresh()));
    for (const handler of this.#onUpdateEnd) handler();
  }

  /**
   * @param {'update-end'} _event
   * @param {() => void} handler
   */
  on(_event, handler) {
    this.#onUpdateEnd.add(handler);
  }

  /** @returns {Promise<{ error?: { message: string } }>} */
  async fetchUpdates() {
    const problem = await this.#loadProblem();
    return problem === null ? {} : { error: { message: problem.message ?? '' } };
  }

  /**
   * Checks what has been typed in, and shows what is wrong with it.
   *
   * @returns {Promise<{ error: StripeError, selectedPaymentMethod?: undefined } | { selectedPaymentMethod: string, error?: undefined }>}
   */
  async submit() {
    const element = this.cardElement();
    if (element === null) throw noMountedElement('elements.submit()');
    const { error } = await element.ask({ ask: 'validate' });
    this.#submitted = error === undefined;
    return error === undefined ? { selectedPaymentMethod: 'card' } : { error };
  }

  /** The element that takes the card; null while none of them is in the page. */
  cardElement() {
    for (const type of ['payment', 'card', 'cardNumber']) {
      const element = this.#elements.get(type);
      if (element?.mounted === true) return element;
    }
    return null;
  }

  #checkOfPayment() {
    const { clientSecret, mode, amount, currency } = this.#options;
    if (clientSecret !== undefined) return;
    if (mode === undefined) {
      throw new IntegrationError(
        'In order to create a payment element, you must pass a clientSecret or mode when creating ' +
          'the Elements group.',
      );
    }
    if (mode !== 'setup' && typeof amount !== 'number') {
      throw new IntegrationError(
        'elements() with a mode of payment needs an amount, in minor units.',
      );
    }
    if (currency === undefined && mode !== 'setup') {
      throw new IntegrationError("elements() with a mode needs a currency, such as 'usd'.");
    }
  }

  /** @param {string} type @returns {import('./frame-element.js').Group} */
  #groupFor(type) {
    return {
      caller: this.#caller,
      id: this.#id,
      appearance: () => this.#options.appearance ?? {},
      loadProblem: () => (type === 'payment' ? this.#loadProblem() : Promise.resolve(null)),
      onDestroy: () => this.#elements.delete(type),
    };
  }

  /** Why the intent can't be paid on this page; null when it can, or isn't there yet. @returns {Promise<StripeError | null>} */
  async #loadProblem() {
    const { clientSecret } = this.#options;
    if (clientSecret === undefined) return null;
    const { kind, id, secret } = intentOf(clientSecret, 'elements()');
    const { error = null } = await callApi(this.#caller, {
      method: 'GET',
      path: `/v1/${kind}s/${id}`,
      fields: { client_secret: secret },
    });
    return error;
  }
}

/** @param {string} asker */
export function noMountedElement(asker) {
  return new IntegrationError(
    `Invalid value for ${asker}: elements should have a mounted Payment Element or Express Checkout Element.`,
  );
}
