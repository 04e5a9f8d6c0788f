// The button that pays, and what it shows of the payment: ready, at work, done.
import { element } from './element.js';

const toRedirectMs = 900;

export class PayButton {
  #button = element('pay', HTMLButtonElement);
  #status = element('status', HTMLElement);

  /** True while a payment is under way or done: another click must not start a second one. */
  get busy() {
    return this.#button.dataset['state'] !== 'ready';
  }

  ready() {
    this.#show('ready', '');
  }

  working() {
    this.#show('working', 'Processing your payment…');
  }

  /** Shows the tick long enough to be seen. */
  async done() {
    this.#show('done', 'Payment successful. Taking you back…');
    await new Promise((resolve) => setTimeout(resolve, toRedirectMs));
  }

  focus() {
    this.#button.focus();
  }

  /**
   * @param {'ready' | 'working' | 'done'} state
   * @param {string} announcement
   */
  #show(state, announcement) {
    this.#button.dataset['state'] = state;
    // A disabled button would lose the focus, and with it a keyboard user's place.
    this.#button.setAttribute('aria-disabled', String(state !== 'ready'));
    this.#status.textContent = announcement;
  }
}
