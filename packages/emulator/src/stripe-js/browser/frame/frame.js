// The frame of an element, put together: it waits for the page to connect, and does what that asks
// for. The page never gets to know what is in the fields.
import { dress } from './appearance.js';
import { CardFields } from './card-fields.js';
import { applyOptions, fillIn } from './options.js';
import { send } from './send.js';
import { show } from './show.js';
import { Siblings } from './siblings.js';

/** @typedef {import('../shared/messages.js').Ask} Ask */
/** @typedef {import('../shared/messages.js').Connect} Connect */
/** @typedef {import('../shared/messages.js').FromFrame} FromFrame */
/** @typedef {import('../shared/messages.js').Reply} Reply */
/** @typedef {import('../shared/messages.js').ToFrame} ToFrame */

const { type = '', month = '', year = '' } = document.body.dataset;
const isPartOfCard = type !== 'payment' && type !== 'card';

window.addEventListener('message', function connect({ source, data, ports: [port] }) {
  if (source !== window.parent || data?.source !== 'billhook-stripe-js' || !port) return;
  window.removeEventListener('message', connect);
  new Frame(data, port).start();
});

class Frame {
  #connect;
  #port;
  #fields;
  /** @type {Siblings | null} */
  #siblings = null;
  #lastState = '';

  /**
   * @param {Connect} connect
   * @param {MessagePort} port
   */
  constructor(connect, port) {
    this.#connect = connect;
    this.#port = port;
    this.#fields = new CardFields({
      today: { month: Number(month), year: Number(year) },
      textElsewhere: (name) => this.#siblings?.text(name) ?? null,
      onChange: () => this.#changed(),
    });
  }

  start() {
    fillIn(this.#fields, this.#connect.options);
    if (isPartOfCard) this.#joinSiblings();
    this.#dress();
    show(this.#fields, this.#fields.state());
    this.#lastState = JSON.stringify(this.#fields.state());
    this.#reportFocus();
    this.#reportKeys();
    this.#reportHeight();
    this.#port.addEventListener('message', ({ data }) => void this.#answer(data));
    this.#port.start();
    document.body.toggleAttribute('data-ready', true);
    this.#post({ event: 'ready' });
  }

  /** @param {ToFrame} message */
  async #answer(message) {
    this.#post({ id: message.id, reply: await this.#do(message) });
  }

  /**
   * @param {Ask} message
   * @returns {Promise<Reply>}
   */
  async #do(message) {
    const [first = 'number'] = this.#fields.names;
    switch (message.ask) {
      case 'update':
        this.#connect = { ...this.#connect, ...message };
        this.#dress();
        this.#changed();
        break;
      case 'focus':
        window.focus();
        this.#fields.field(first)?.focus();
        break;
      case 'blur':
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        break;
      case 'clear':
        this.#fields.clear();
        this.#changed();
        break;
      case 'validate':
        return this.#check();
      case 'send':
        return this.#send(message.request);
    }
    return {};
  }

  #check() {
    const problem = this.#fields.check();
    this.#siblings?.check();
    this.#changed();
    /** @type {Reply} */
    const reply = problem === null ? {} : { error: { type: 'validation_error', ...problem } };
    return reply;
  }

  /** @param {import('../shared/messages.js').CardRequest} request */
  #send(request) {
    const checked = this.#check();
    if (checked.error !== undefined) return checked;
    const { key, account } = this.#connect;
    return send({ origin: location.origin, key, account }, this.#fields, request);
  }

  #dress() {
    const { appearance, options } = this.#connect;
    dress(appearance, options.style ?? {});
    applyOptions(this.#fields, options);
  }

  #changed() {
    applyOptions(this.#fields, this.#connect.options);
    const state = this.#fields.state();
    show(this.#fields, state);
    this.#tellSiblings();
    const text = JSON.stringify(state);
    if (text === this.#lastState) return;
    this.#lastState = text;
    this.#post({ event: 'change', state });
  }

  #joinSiblings() {
    this.#siblings = new Siblings(this.#connect.group, {
      onChange: () => show(this.#fields, this.#fields.state()),
      onAsked: () => this.#tellSiblings(),
      onCheck: () => {
        this.#fields.check();
        this.#changed();
      },
    });
    this.#tellSiblings();
  }

  #tellSiblings() {
    for (const name of this.#fields.names) {
      this.#siblings?.tell(name, this.#fields.field(name)?.value ?? '');
    }
  }

  /** An element has the focus or not, whichever of its fields has it. */
  #reportFocus() {
    window.addEventListener('focusin', ({ target, relatedTarget }) => {
      const isNumber = target instanceof HTMLElement && target.dataset['field'] === 'number';
      document.body.dataset['part'] = isNumber ? 'number' : 'rest';
      this.#showEndOfNumber(isNumber);
      if (relatedTarget === null) this.#post({ event: 'focus' });
    });
    window.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget === null) this.#post({ event: 'blur' });
    });
  }

  /**
   * Where the number has given way to the other fields, its last digits are what is seen of it.
   *
   * @param {boolean} hasFocus
   */
  #showEndOfNumber(hasFocus) {
    const number = this.#fields.field('number');
    if (number !== null) number.scrollLeft = hasFocus ? 0 : number.scrollWidth;
  }

  #reportKeys() {
    window.addEventListener('keydown', ({ key, target }) => {
      if (key === 'Escape') this.#post({ event: 'escape' });
      if (key === 'Enter' && target instanceof HTMLInputElement) this.#post({ event: 'enter' });
    });
  }

  /** The page makes the frame as high as what is in it. */
  #reportHeight() {
    const observer = new ResizeObserver(() => {
      this.#post({
        event: 'resize',
        height: Math.ceil(document.body.getBoundingClientRect().height),
      });
    });
    observer.observe(document.body);
  }

  /** @param {FromFrame} message */
  #post(message) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port has one other end.
    this.#port.postMessage(message);
  }
}
