// The page's end of the line to an element's frame: asks are answered, events come of themselves.

/** @typedef {import('../shared/messages.js').Ask} Ask */
/** @typedef {import('../shared/messages.js').Connect} Connect */
/** @typedef {import('../shared/messages.js').FrameEvent} FrameEvent */
/** @typedef {import('../shared/messages.js').FromFrame} FromFrame */
/** @typedef {import('../shared/messages.js').Reply} Reply */

export class FramePort {
  #port;
  #lastId = 0;
  /** Those who wait for an answer, by the id of what they asked. @type {Map<number, (reply: Reply) => void>} */
  #waiting = new Map();

  /**
   * @param {MessagePort} port
   * @param {(event: FrameEvent) => void} onEvent
   */
  constructor(port, onEvent) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => {
      /** @type {FromFrame} */
      const message = data;
      if ('event' in message) onEvent(message);
      else {
        this.#waiting.get(message.id)?.(message.reply);
        this.#waiting.delete(message.id);
      }
    });
    port.start();
  }

  /**
   * @param {Ask} ask
   * @returns {Promise<Reply>}
   */
  ask(ask) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port has one other end.
      this.#port.postMessage({ ...ask, id });
    });
  }

  /** Answers whoever still waits: the frame is gone. */
  close() {
    this.#port.close();
    for (const resolve of this.#waiting.values()) {
      resolve({ error: { type: 'api_error', message: 'The element was unmounted meanwhile.' } });
    }
    this.#waiting.clear();
  }
}

/**
 * Connects to a frame that has loaded. The message can be read by the emulator's origin alone.
 *
 * @param {HTMLIFrameElement} frame
 * @param {Connect} connect
 * @param {object} parts
 * @param {string} parts.origin The emulator's.
 * @param {(event: FrameEvent) => void} parts.onEvent
 */
export function connectFrame(frame, connect, { origin, onEvent }) {
  const { port1, port2 } = new MessageChannel();
  frame.contentWindow?.postMessage(connect, origin, [port2]);
  return new FramePort(port1, onEvent);
}
