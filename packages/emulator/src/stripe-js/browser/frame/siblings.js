// The frames of one card whose number, expiry and CVC stand in frames of their own. They share an
// origin, the emulator's, and tell each other what they hold through it; the page hears nothing of it.

/** @typedef {import('./problems.js').FieldName} FieldName */

/** @typedef {{ field: FieldName, text: string } | { ask: 'fields' | 'check' }} Message */

export class Siblings {
  /** @type {Map<FieldName, string>} */
  #texts = new Map();
  #channel;

  /**
   * @param {string} group
   * @param {object} listener
   * @param {() => void} listener.onChange A field elsewhere has changed.
   * @param {() => void} listener.onAsked Somebody wants to know what is in the fields here.
   * @param {() => void} listener.onCheck What is wrong with the fields here is to be shown.
   */
  constructor(group, { onChange, onAsked, onCheck }) {
    this.#channel = new BroadcastChannel(`billhook-card-${group}`);
    this.#channel.addEventListener('message', ({ data }) => {
      /** @type {Message} */
      const message = data;
      if ('field' in message) {
        this.#texts.set(message.field, message.text);
        onChange();
      } else if (message.ask === 'fields') onAsked();
      else onCheck();
    });
    this.#post({ ask: 'fields' });
  }

  /**
   * What is in a field of another frame; null when there is none.
   *
   * @param {FieldName} name
   */
  text(name) {
    return this.#texts.get(name) ?? null;
  }

  /**
   * @param {FieldName} field
   * @param {string} text
   */
  tell(field, text) {
    this.#post({ field, text });
  }

  /** Has the other frames show what is wrong with their fields. */
  check() {
    this.#post({ ask: 'check' });
  }

  /** @param {Message} message */
  #post(message) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel has one origin.
    this.#channel.postMessage(message);
  }
}
