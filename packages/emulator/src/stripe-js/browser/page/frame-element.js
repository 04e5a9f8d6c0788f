// An element: a frame of the emulator in the page, and what the page may do with it.
// https://docs.stripe.com/js/element
import { forgetState, newFrame, showState } from './element-place.js';
import { Emitter } from './emitter.js';
import { connectFrame } from './frame-port.js';
import { IntegrationError } from './integration-error.js';

/** @typedef {import('../shared/api.js').Caller} Caller */
/** @typedef {import('../shared/messages.js').Ask} Ask */
/** @typedef {import('../shared/messages.js').CardState} CardState */
/** @typedef {import('../shared/messages.js').ElementOptions} ElementOptions */
/** @typedef {import('../shared/messages.js').FrameEvent} FrameEvent */
/** @typedef {import('../shared/messages.js').Reply} Reply */
/** @typedef {import('./element-place.js').Classes} Classes */
/** @typedef {import('./emitter.js').Handler} Handler */
/** @typedef {import('@stripe/stripe-js').Appearance} Appearance */
/** @typedef {ElementOptions & { classes?: Partial<Classes> }} Options */

/**
 * What an element belongs to.
 *
 * @typedef {object} Group
 * @property {Caller} caller
 * @property {string} id Names the frames whose fields belong to one card.
 * @property {() => Appearance} appearance
 * @property {() => Promise<import('@stripe/stripe-js').StripeError | null>} loadProblem
 * @property {(element: FrameElement) => void} onDestroy
 */

export class FrameElement {
  #type;
  #group;
  #options;
  #events = new Emitter();
  /** @type {HTMLElement | null} */
  #container = null;
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {import('./frame-port.js').FramePort | null} */
  #port = null;
  #ready = false;
  #destroyed = false;
  #lastChange = '';

  /**
   * @param {string} type
   * @param {Group} group
   * @param {Options} options
   */
  constructor(type, group, options) {
    this.#type = type;
    this.#group = group;
    this.#options = options;
  }

  get type() {
    return this.#type;
  }

  get mounted() {
    return this.#container !== null;
  }

  get options() {
    return this.#options;
  }

  /** @param {string | HTMLElement} target A place in the page, or a selector of it. */
  mount(target) {
    if (this.#destroyed) throw new IntegrationError('This Element has already been destroyed.');
    const container = typeof target === 'string' ? document.querySelector(target) : target;
    if (!(container instanceof HTMLElement)) {
      throw new IntegrationError(
        `The selector you specified (${typeof target === 'string' ? target : 'no element'}) applies to no DOM elements that are ` +
          'currently on the page. Make sure the element exists on the page before calling mount().',
      );
    }
    if (container === this.#container && this.#frame?.isConnected === true) return;
    this.unmount();
    const frame = newFrame(this.#type, this.#group.caller.origin);
    this.#container = container;
    this.#frame = frame;
    frame.addEventListener('load', () => this.#connect(frame));
    container.replaceChildren(frame);
    showState(container, this.#options.classes ?? {}, { empty: true });
    container.ownerDocument
      .querySelectorAll(`label[for="${CSS.escape(container.id)}"]`)
      .forEach((label) => label.addEventListener('click', () => this.focus()));
  }

  unmount() {
    this.#port?.close();
    this.#port = null;
    this.#ready = false;
    this.#frame?.remove();
    this.#frame = null;
    if (this.#container !== null) forgetState(this.#container, this.#options.classes ?? {});
    this.#container = null;
  }

  destroy() {
    this.unmount();
    this.#destroyed = true;
    this.#group.onDestroy(this);
  }

  focus() {
    void this.ask({ ask: 'focus' });
  }

  blur() {
    void this.ask({ ask: 'blur' });
  }

  clear() {
    void this.ask({ ask: 'clear' });
  }

  /** There is one way to pay, so there is nothing to fold up. */
  collapse() {
    return this;
  }

  /** @param {Options} [options] Merged into those that the element has. */
  update(options = {}) {
    this.#options = { ...this.#options, ...options };
    void this.refresh();
    return this;
  }

  /** Has the frame look and be as the options and the group's appearance say now. */
  async refresh() {
    if (!this.#ready) return;
    const appearance = this.#group.appearance();
    await this.ask({ ask: 'update', options: cloneable(this.#options), appearance });
  }

  /**
   * @param {string} event
   * @param {Handler} handler
   */
  on(event, handler) {
    this.#events.add(event, handler, { once: false });
    return this;
  }

  /**
   * @param {string} event
   * @param {Handler} handler
   */
  once(event, handler) {
    this.#events.add(event, handler, { once: true });
    return this;
  }

  /**
   * @param {string} event
   * @param {Handler} [handler]
   */
  off(event, handler) {
    this.#events.remove(event, handler);
    return this;
  }

  /**
   * Asks the frame for something.
   *
   * @param {Ask} ask
   * @returns {Promise<Reply>}
   */
  async ask(ask) {
    if (this.#port === null) {
      return { error: { type: 'api_error', message: 'The element is not ready yet.' } };
    }
    return this.#port.ask(ask);
  }

  /** @param {HTMLIFrameElement} frame */
  #connect(frame) {
    if (frame !== this.#frame) return;
    const { caller, id } = this.#group;
    this.#port?.close();
    this.#port = connectFrame(
      frame,
      {
        source: 'billhook-stripe-js',
        key: caller.key,
        account: caller.account,
        group: id,
        options: cloneable(this.#options),
        appearance: this.#group.appearance(),
      },
      { origin: caller.origin, onEvent: (event) => void this.#receive(event) },
    );
  }

  /** @param {FrameEvent} message */
  async #receive(message) {
    switch (message.event) {
      case 'ready':
        await this.#loaded();
        break;
      case 'resize':
        if (this.#frame !== null) this.#frame.style.height = `${message.height}px`;
        break;
      case 'change':
        this.#changed(message.state);
        break;
      case 'enter':
        submitFormOf(this.#container);
        break;
      case 'focus':
      case 'blur':
        this.#show({ focus: message.event === 'focus' });
        this.#emit(message.event, {});
        break;
      case 'escape':
        this.#emit('escape', {});
        break;
    }
  }

  /** The frame is there; the intent may not be. */
  async #loaded() {
    const error = await this.#group.loadProblem();
    if (error !== null) {
      this.#emit('loaderror', { error });
      return;
    }
    this.#ready = true;
    if (this.#type === 'payment') this.#emit('loaderstart', {});
    this.#emit('ready', {});
  }

  /** @param {CardState} state */
  #changed({ empty, complete, error, brand, country, postalCode }) {
    this.#show({ empty, complete, invalid: error !== null });
    if (this.#type === 'payment') {
      const address = { address: { country, postalCode } };
      const value = { type: 'card', ...(country !== null && { billingDetails: address }) };
      this.#emit('change', { empty, complete, collapsed: false, value });
      return;
    }
    this.#emit('change', {
      empty,
      complete,
      error: error ?? undefined,
      ...(this.#type !== 'cardExpiry' && this.#type !== 'cardCvc' && { brand }),
      ...(this.#type === 'card' && { value: { postalCode: postalCode ?? '' } }),
    });
  }

  /** @param {Partial<Record<keyof Classes, boolean>>} state */
  #show(state) {
    if (this.#container !== null) showState(this.#container, this.#options.classes ?? {}, state);
  }

  /**
   * @param {string} name
   * @param {object} event
   */
  #emit(name, event) {
    const whole = { elementType: this.#type, ...event };
    if (name === 'change') {
      // What the frame has told may have changed in a part that this event doesn't have.
      const text = JSON.stringify(whole);
      if (text === this.#lastChange) return;
      this.#lastChange = text;
    }
    this.#events.emit(name, whole);
  }
}

/**
 * The options as they can be sent to a frame: data alone.
 *
 * @param {Options} options
 * @returns {ElementOptions}
 */
function cloneable(options) {
  return JSON.parse(JSON.stringify(options));
}

/** Enter in a field sends the form around it, as in a field of the page's own. @param {HTMLElement | null} container */
function submitFormOf(container) {
  const form = container?.closest('form');
  const button = form?.querySelector(
    'button:not([type]), button[type="submit"], input[type="submit"]',
  );
  if (button instanceof HTMLElement) button.click();
}
