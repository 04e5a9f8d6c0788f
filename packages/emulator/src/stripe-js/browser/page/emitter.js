// Handlers of events by the names of the events.

/** @typedef {(event: never) => unknown} Handler */

export class Emitter {
  /** @type {Map<string, { handler: Handler, once: boolean }[]>} */
  #handlers = new Map();

  /**
   * @param {string} name
   * @param {Handler} handler
   * @param {{ once: boolean }} how
   */
  add(name, handler, { once }) {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), { handler, once }]);
  }

  /**
   * Takes one handler away, or all of them.
   *
   * @param {string} name
   * @param {Handler} [handler]
   */
  remove(name, handler) {
    const left = (this.#handlers.get(name) ?? []).filter(
      (known) => handler !== undefined && known.handler !== handler,
    );
    this.#handlers.set(name, left);
  }

  /**
   * @param {string} name
   * @param {object} event
   */
  emit(name, event) {
    for (const { handler, once } of this.#handlers.get(name) ?? []) {
      if (once) this.remove(name, handler);
      // Which handler takes which event is said by the types of Stripe.js, at its surface.
      handler(/** @type {never} */ (event));
    }
  }
}
