// An error in how the page uses Stripe.js, as against one of a payment: it is thrown, so that it is
// seen while the page is being written.

export class IntegrationError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
  }
}

/**
 * What Stripe.js can do and the emulator's can't.
 *
 * @param {string} what
 */
export function notInEmulator(what) {
  return new IntegrationError(`${what} is not part of the emulator's Stripe.js yet.`);
}
